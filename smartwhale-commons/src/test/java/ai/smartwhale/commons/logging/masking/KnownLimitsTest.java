// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told although it is a secret, so that nobody relies on more than there is. */
class KnownLimitsTest {

    private final SensitiveScanner scanner = new SensitiveScanner(SensitiveDataConfig.defaults());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "using hunter2", // neither a key nor a shape
                "the password is hunter2", // a sentence without a separator
                "password(hunter2)", // looks like a frame of a stack trace: at a.B.password(B.java:7)
                "{\"k\":\"hunter2\",\"name\":\"password\"}", // key and value are both values
                "4111 1111\n1111 1111", // a number over two lines
                "phone +1 415 555 0100" // phone numbers of other countries
            })
    void isNotKnown(String text) {
        assertThat(scanner.mask(text)).isSameAs(text);
    }
}
