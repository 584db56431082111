// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.logging.SensitiveData;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes alerts to the log, one line each, so that no text in them can begin a line of its own or tell a secret. */
final class AlertLog {

    private static final Logger LOGGER = LoggerFactory.getLogger(AlertClassifier.class);
    private static final int LONGEST = 200;
    private static final SensitiveData SENSITIVE = SensitiveData.withDefaults();

    private AlertLog() {}

    static void write(Classification classification) {
        Alert alert = classification.alert();
        LOGGER.atLevel(level(alert))
                .log(
                        "alert {} is {}: {}{}; {}; {}",
                        plain(SENSITIVE.mask(alert.rule())),
                        alert.state(),
                        plain(SENSITIVE.mask(alert.summary())),
                        labels(alert.labels()),
                        classification.explanation(),
                        plain(classification.action()));
    }

    private static Level level(Alert alert) {
        if (alert.state() == AlertState.RESOLVED) {
            return Level.INFO;
        }
        return switch (alert.severity()) {
            case CRITICAL -> Level.ERROR;
            case WARNING -> Level.WARN;
            case INFO -> Level.INFO;
        };
    }

    static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> plain(label.getKey())
                        + '='
                        + plain(String.valueOf(SENSITIVE.maskValue(label.getKey(), label.getValue()))))
                .collect(Collectors.joining(", ", " {", "}"));
    }

    static String plain(String text) {
        String shorter = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return shorter.codePoints()
                .map(c -> isHidden(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Line ends, other control characters and what turns the direction of text; not the joiners of Persian. */
    private static boolean isHidden(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || (Character.getType(c) == Character.FORMAT && c != 0x200C && c != 0x200D);
    }
}
