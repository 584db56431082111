// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final StringWriter text = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void writesOverItsLineOnATerminalAndLeavesNothingBehind() {
        Terminal terminal = new Terminal(false, true, 40, true);
        ProgressLine line = ProgressLine.on(new PrintWriter(text), terminal, nanos::get);
        line.update(() -> "one");
        line.update(() -> "x".repeat(100));
        line.close();
        line.close();
        assertThat(text.toString()).isEqualTo("\r\u001b[Kone\r\u001b[K" + "x".repeat(39) + "\r\u001b[K");
    }

    @Test
    void writesALineNowAndThenWhereThereIsNoTerminal() {
        ProgressLine line = ProgressLine.on(new PrintWriter(text), Terminal.NONE, nanos::get);
        line.update(() -> "too early");
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        line.update(() -> "now");
        line.update(() -> "too early again");
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        line.update(() -> "and now");
        line.close();
        assertThat(text.toString().lines()).containsExactly("now", "and now");
    }

    @Test
    void isSilentForPrograms() {
        ProgressLine line = ProgressLine.silent();
        line.update(() -> {
            throw new AssertionError("nobody wants to know");
        });
        line.say("nothing");
        line.close();
    }

    @Test
    void drawsBars() {
        assertThat(ProgressBar.draw(0, 4)).isEqualTo("[    ]");
        assertThat(ProgressBar.draw(0.5, 4)).isEqualTo("[##  ]");
        assertThat(ProgressBar.draw(7, 4)).isEqualTo("[####]");
    }
}
