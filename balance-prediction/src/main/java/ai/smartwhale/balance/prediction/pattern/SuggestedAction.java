// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

/**
 * An action that usually helps, with why.
 *
 * @param action what to do
 * @param reason for people
 */
public record SuggestedAction(RemedyAction action, String reason) {}
