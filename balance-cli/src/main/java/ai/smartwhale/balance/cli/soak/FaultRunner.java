// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.check.Findings;
import ai.smartwhale.balance.cli.soak.check.Timeline;
import ai.smartwhale.balance.cli.soak.check.Verdict;
import ai.smartwhale.balance.cli.soak.fault.FaultRecord;
import ai.smartwhale.balance.cli.soak.fault.FaultSchedule;
import ai.smartwhale.balance.cli.soak.fault.PlannedFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the faults of a schedule happen one after the other. */
final class FaultRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FaultRunner.class);
    /** Where nothing is known of a recovery it counts as this long. */
    private static final Duration UNKNOWN_RECOVERY = Duration.ofSeconds(10);

    private final Injections injections;
    private final FaultSchedule schedule;
    private final SoakTime time;
    private final Consumer<String> progress;
    private final List<FaultRecord> records = new ArrayList<>();
    private final Findings failures = new Findings();

    FaultRunner(Injections injections, FaultSchedule schedule, SoakTime time, Consumer<String> progress) {
        this.injections = injections;
        this.schedule = schedule;
        this.time = time;
        this.progress = progress;
    }

    /** Returns when the last fault is over or the soak is to end; what was begun is taken back in every case. */
    void run() throws InterruptedException {
        for (PlannedFault fault : schedule.faults()) {
            if (time.stoppedBefore(fault.start())) {
                return;
            }
            if (time.elapsed().compareTo(fault.end()) < 0) {
                happen(fault);
            } else {
                progress.accept(fault.kind().label() + " is left out: what went before took too long");
            }
        }
    }

    private void happen(PlannedFault fault) throws InterruptedException {
        Duration began = time.elapsed();
        time.fault(Optional.of(fault.kind()));
        String detail = "failed";
        try {
            detail = injections.begin(fault);
            progress.accept(seconds(began) + " s: " + fault.kind().label() + ", " + detail);
            var unused = time.stoppedBefore(time.elapsed().plus(fault.length()));
        } catch (RuntimeException e) {
            fail(fault, "begin", e);
        } finally {
            try {
                injections.end(fault);
            } catch (RuntimeException e) {
                fail(fault, "end", e);
            }
            time.fault(Optional.empty());
            Duration ended = time.elapsed();
            synchronized (records) {
                records.add(new FaultRecord(fault.kind(), began, ended, detail, Optional.empty()));
            }
            progress.accept(seconds(ended) + " s: " + fault.kind().label() + " is over");
        }
    }

    private void fail(PlannedFault fault, String step, RuntimeException e) {
        LOG.warn("fault {} did not {}", fault.kind().label(), step, e);
        failures.add(fault.kind().label() + " did not " + step + ": " + e);
    }

    private static long seconds(Duration at) {
        return at.toSeconds();
    }

    /** What happened, with how long it took to recover. */
    List<FaultRecord> records(Timeline timeline, Duration end) {
        synchronized (records) {
            List<FaultRecord> all = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                Duration until = i + 1 < records.size() ? records.get(i + 1).began() : end;
                FaultRecord record = records.get(i);
                all.add(record.recovered(timeline.recovery(record.ended(), until)));
            }
            return all;
        }
    }

    /** Whether answers could not come in a second, because of what was wrong then or shortly before. */
    static boolean isHindered(List<FaultRecord> records, long second) {
        return records.stream()
                .filter(record -> record.kind().hindering())
                .anyMatch(record -> second >= record.began().toSeconds()
                        && second
                                <= record.ended()
                                        .plus(record.recovery().orElse(UNKNOWN_RECOVERY))
                                        .toSeconds());
    }

    Verdict verdict() {
        synchronized (records) {
            return Verdict.of(
                    "faults could be made and taken back", records.size(), failures, records.size() + " faults");
        }
    }
}
