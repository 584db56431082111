// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import ai.smartwhale.messaging.Priority;

/**
 * The rule that gives requests of language models a priority: someone waits for a short answer, a long one is work in
 * the background. The steps give each level a fair part of both traces that the rule is used for.
 */
final class TokenPriority {

    private TokenPriority() {}

    static Priority of(long answerTokens) {
        if (answerTokens <= 50) {
            return Priority.CRITICAL;
        }
        if (answerTokens <= 100) {
            return Priority.HIGH;
        }
        if (answerTokens <= 300) {
            return Priority.MEDIUM;
        }
        return answerTokens <= 450 ? Priority.LOW : Priority.BACKGROUND;
    }
}
