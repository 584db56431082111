// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bundled trace is made by the rule below, and only by it. */
class BundledTraceTest {

    private static final long SEED = 20_260_102;
    private static final int KEYS = 12;

    private record Line(int at, String model, String source, String key, int priority) {

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"at_ms\": %d, \"model\": \"%s\", \"source\": \"%s\", \"key\": \"%s\", \"priority\": %d}",
                    at,
                    model,
                    source,
                    key,
                    priority);
        }
    }

    /**
     * Three models ask at their own even rates, with jitter; one of them bursts for three seconds after half a minute.
     */
    private static List<String> make() {
        Random random = new Random(SEED);
        List<Line> lines = new ArrayList<>();
        steady(lines, random, "reader", "wiki", 240, 2);
        steady(lines, random, "crawler", "web", 120, 4);
        steady(lines, random, "analyst", "database", 120, 3);
        for (int i = 0; i < 120; i++) {
            lines.add(new Line(30_000 + i * 25, "reader", "wiki", "topic-" + (1 + i % 2), 1));
        }
        lines.sort(Comparator.comparingInt(Line::at));
        return lines.stream().map(Line::json).toList();
    }

    private static void steady(List<Line> lines, Random random, String model, String source, int count, int priority) {
        int gap = 60_000 / count;
        for (int i = 0; i < count; i++) {
            int at = i * gap + random.nextInt(gap);
            // The square makes low numbers frequent: the first of twelve topics is asked for in 29 of 100 cases.
            double u = random.nextDouble();
            String key = "topic-" + (1 + (int) (u * u * KEYS));
            lines.add(new Line(at, model, source, key, priority));
        }
    }

    @Test
    void isMadeByTheRule() throws IOException {
        try (InputStream in = TraceFiles.class.getResourceAsStream(TraceFiles.BUNDLED)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.lines().toList()).isEqualTo(make());
        }
    }

    @Test
    void holdsAMinuteOfThreeModelsThatRepeatThemselves() {
        Trace trace = TraceFiles.bundled(new TraceLimits(10_000, TraceLimits.ANY_TIME));
        assertThat(trace.format()).isEqualTo(TraceFormat.BALANCE);
        assertThat(trace.rows()).hasSize(600);
        assertThat(trace.length()).isBetween(Duration.ofSeconds(58), Duration.ofSeconds(60));
        assertThat(trace.rows().stream().map(TraceRow::model).distinct()).hasSize(3);
        assertThat(trace.rows().stream().map(TraceRow::content).distinct()).hasSize(KEYS);
        assertThat(trace.rows().stream().filter(row -> row.at().toSeconds() == 31))
                .hasSizeGreaterThan(40);
    }
}
