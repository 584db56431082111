// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final Colours PLAIN = new Colours(false);

    @Test
    void alignsNamesLeftAndNumbersRight() {
        assertThat(TextTable.of("model", "requests")
                        .row("a", "1")
                        .row("longer-name", "1,000")
                        .lines(PLAIN))
                .containsExactly("model        requests", "a                   1", "longer-name     1,000");
    }

    @Test
    void takesNoControlCharactersFromStrangers() {
        assertThat(TextTable.of("model")
                        .row("a\u001b[31m\r\n\u0000b")
                        .lines(PLAIN)
                        .get(1))
                .isEqualTo("a\ufffd[31m\ufffd\ufffd\ufffdb");
    }

    @Test
    void refusesRowsOfAnotherLength() {
        TextTable table = TextTable.of("a", "b");
        assertThatThrownBy(() -> table.row("1")).hasMessage("cells are 1; allowed: 2");
    }
}
