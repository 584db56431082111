// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.console.Terminal;
import ai.smartwhale.balance.cli.soak.Soak;
import ai.smartwhale.balance.cli.soak.SoakResult;
import ai.smartwhale.balance.cli.soak.SoakSettings;
import ai.smartwhale.balance.cli.soak.fault.FaultKind;
import ai.smartwhale.balance.cli.soak.fault.FaultRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakCommandTest {

    private static final int LONGEST_EVIDENCE = 2_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    /** With a slack for machines on which much else runs. */
    @Test
    void aShortSoakWithFaultsHoldsAllPromises() throws Exception {
        SoakSettings settings = new SoakSettings(
                Duration.ofSeconds(36),
                11,
                4,
                15,
                EnumSet.of(FaultKind.REDIS_KILL, FaultKind.MIXED_UP, FaultKind.BROKER_KILL),
                true,
                Duration.ofSeconds(20));
        List<String> lines = new CopyOnWriteArrayList<>();
        SoakResult result = Soak.run(settings, lines::add, new CountDownLatch(1));
        assertThat(result.verdicts().stream().limit(7))
                .as("%s", lines)
                .noneMatch(verdict -> verdict.isBroken())
                .allMatch(verdict -> verdict.checked() > 0);
        assertThat(result.asked()).isGreaterThan(100);
        assertThat(result.endings().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(result.asked());
        assertThat(result.faults()).extracting(FaultRecord::kind).contains(FaultKind.MIXED_UP, FaultKind.BROKER_KILL);
        assertThat(lines).anyMatch(line -> line.startsWith("planned: ")).anyMatch(line -> line.contains(" asked ("));
        assertThat(result.marks()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(String.valueOf(result.toMap())).hasSizeLessThan(20 * LONGEST_EVIDENCE);
    }

    @Test
    void whatIsStoppedAtOnceReportsAllTheSame(@TempDir Path directory) throws Exception {
        SoakSettings settings = new SoakSettings(
                Duration.ofMinutes(30), 1, 2, 5, EnumSet.noneOf(FaultKind.class), false, Duration.ofSeconds(20));
        CountDownLatch stop = new CountDownLatch(1);
        stop.countDown();
        SoakResult result = Soak.run(settings, line -> {}, stop);
        assertThat(result.isBroken()).as("%s", result.verdicts()).isFalse();
        assertThat(result.notes()).anyMatch(note -> note.startsWith("without Redis"));
        Path html = directory.resolve("soak.html");
        Path markdown = directory.resolve("soak.md");
        ai.smartwhale.balance.cli.report.SoakReport.write(result, html);
        ai.smartwhale.balance.cli.report.SoakReport.write(result, markdown);
        assertThat(Files.readString(html))
                .contains("<svg", "each request ends within its timeout")
                .doesNotContainPattern("(src|href)=\"https?://");
        assertThat(Files.readString(markdown)).contains("| promise | verdict |", "## Promises");
        StringWriter json = new StringWriter();
        JsonOption.write(new PrintWriter(json), result.toMap());
        JsonNode read = new ObjectMapper().readTree(json.toString());
        assertThat(read.path("broken").asBoolean(true)).isFalse();
        assertThat(read.path("promises").size()).isGreaterThan(10);
    }

    @Test
    void whatIsNoFaultAndNoLengthIsWrongUsage() {
        assertThat(run("soak", "--fault=fire")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("fire", "broker-kill");
        assertThat(run("soak", "--minutes=0")).isEqualTo(ExitCode.USAGE);
        assertThat(run("soak", "--rate=-1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("soak", "--models=0")).isEqualTo(ExitCode.USAGE);
    }
}
