// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.Optional;
import java.util.Set;

/** An alert with what it is about. */
record AlertSubject(Alert alert, AlertCategory category, Set<String> words) {

    static AlertSubject of(Alert alert) {
        Set<String> words = AlertMeaning.words(alert.rule());
        return new AlertSubject(alert, AlertMeaning.category(alert, words), words);
    }

    Optional<String> model() {
        return Optional.ofNullable(alert.labels().get(AlertClassifier.MODEL_LABEL));
    }

    int depth() {
        return AlertMeaning.depth(category);
    }
}
