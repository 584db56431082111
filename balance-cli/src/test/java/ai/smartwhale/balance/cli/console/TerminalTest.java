// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    private static Terminal detect(Map<String, String> environment, String where, String columns) {
        Properties properties = new Properties();
        properties.setProperty("balance.terminal", where);
        properties.setProperty("balance.columns", columns);
        return Terminal.detect(environment, properties);
    }

    @Test
    void coloursOnlyWhatATerminalShows() {
        Terminal both = detect(Map.of(), "out,err", "120");
        assertThat(both.outColours().red("x")).isEqualTo("\u001b[31mx\u001b[0m");
        assertThat(both.columns()).isEqualTo(120);
        Terminal piped = detect(Map.of(), ",err", "120");
        assertThat(piped.outColours().red("x")).isEqualTo("x");
        assertThat(piped.errColours().red("x")).isNotEqualTo("x");
        assertThat(Terminal.detect(Map.of(), new Properties())).isEqualTo(new Terminal(false, false, 100, true));
    }

    @ParameterizedTest
    @CsvSource({"NO_COLOR,1", "TERM,dumb"})
    void leavesColoursAwayWhereTheyAreNotWanted(String name, String value) {
        assertThat(detect(Map.of(name, value), "out,err", "80").outColours().bold("x"))
                .isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"5,40", "9999,400", "'',100", "x,100", "-3,100", "132,132"})
    void keepsTheWidthWithinReason(String text, int columns) {
        assertThat(detect(Map.of(), "out", text).columns()).isEqualTo(columns);
    }
}
