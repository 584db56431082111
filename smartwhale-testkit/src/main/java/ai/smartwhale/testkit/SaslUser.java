// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Someone who may log in to an {@link EmbeddedKafka}.
 *
 * @param name letters, digits, dot, underscore, hyphen
 * @param password 1 to 64 printable ASCII characters without blanks, quotes, backslashes, commas, equals signs,
 *     semicolons and brackets
 */
public record SaslUser(String name, String password) {

    /**
     * Checks the components, which must pass through two of Kafka's notations unharmed.
     *
     * @throws InvalidValueException if one has other characters
     */
    public SaslUser {
        if (!name.matches("[a-zA-Z0-9._-]{1,64}")) {
            throw new InvalidValueException("name", name, "1 to 64 characters of a-z A-Z 0-9 . _ -");
        }
        if (!password.matches("[\\x21-\\x7e&&[^\"'\\\\,=;\\[\\]]]{1,64}")) {
            throw new InvalidValueException(
                    "password", "(hidden)", "1 to 64 printable characters, not \" ' \\ , = ; [ ]");
        }
    }

    /**
     * Only the name.
     *
     * @return a text safe for logs
     */
    @Override
    public String toString() {
        return "SaslUser[name=" + name + "]";
    }
}
