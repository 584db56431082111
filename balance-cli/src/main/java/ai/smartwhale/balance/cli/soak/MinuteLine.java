// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.check.Ending;
import ai.smartwhale.balance.cli.soak.check.LatencyBook;
import ai.smartwhale.balance.cli.soak.check.Mark;
import ai.smartwhale.balance.cli.soak.fault.FaultKind;
import ai.smartwhale.messaging.Priority;
import java.util.Locale;
import java.util.Map;

/** Says in one line how a soak stands. To be called by one thread at a time. */
final class MinuteLine {

    private final SoakChecks checks;
    private final SoakStack stack;
    private final SoakTime time;
    private long askedBefore;
    private double secondsBefore;

    MinuteLine(SoakChecks checks, SoakStack stack, SoakTime time) {
        this.checks = checks;
        this.stack = stack;
        this.time = time;
    }

    String of(Mark mark) {
        long asked = checks.ledger().asked();
        double seconds = mark.at().toMillis() / 1e3;
        double rate = (asked - askedBefore) / Math.max(1e-3, seconds - secondsBefore);
        askedBefore = asked;
        secondsBefore = seconds;
        Map<Ending, Long> ends = checks.ledger().endings();
        LatencyBook.Line usual = checks.latencies().line(Priority.MEDIUM, false);
        return String.format(
                Locale.ROOT,
                "%4.0f s: %,d asked (%.0f/s), %,d answered, %,d errors, %,d timeouts, %,d rejected, %,d failed, %d open;"
                        + " calm p50 %.1f ms p99 %.0f ms; heap %.1f MiB, %d threads, %d files, %s keys in Redis; %s",
                seconds,
                asked,
                rate,
                ends.get(Ending.ANSWERED),
                ends.get(Ending.ERROR),
                ends.get(Ending.TIMEOUT),
                ends.get(Ending.REJECTED),
                ends.getOrDefault(Ending.FAILED, 0L) + ends.getOrDefault(Ending.UNTYPED, 0L),
                checks.ledger().open(),
                usual.p50().toNanos() / 1e6,
                usual.p99().toNanos() / 1e6,
                mark.heap() / (double) (1 << 20),
                mark.threadCount(),
                mark.files(),
                BoundsProbe.redisKeys(stack.redis()).isPresent()
                        ? Long.toString(BoundsProbe.redisKeys(stack.redis()).orElse(0))
                        : "no",
                time.fault().map(FaultKind::label).orElse("calm"));
    }
}
