// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A process that goes on does not hold more and more: threads, memory, files. The last mark is held against an early
 * one.
 */
public final class LeakCheck {

    /** By then all that is filled once is filled. */
    static final Duration WARM = Duration.ofMinutes(5);

    private static final double HEAP = 1.10;
    private static final double THREADS = 1.25;
    private static final double FILES = 1.10;
    private static final int SPARE_FILES = 32;
    private static final double MIB = 1 << 20;

    private LeakCheck() {}

    /**
     * Judges a soak.
     *
     * @param marks in the order of time
     * @param spareThreads by how many threads of one name there may be more: pools fill when they are first needed
     * @return one verdict for threads, memory, and files
     */
    public static List<Verdict> judge(List<Mark> marks, int spareThreads) {
        return List.of(threads(marks, spareThreads), heap(marks), files(marks));
    }

    private static Verdict threads(List<Mark> marks, int spare) {
        String promise = "no threads are left over";
        if (marks.size() < 2) {
            return Verdict.notJudged(promise, "too short: " + marks.size() + " marks");
        }
        Mark first = marks.get(0);
        Mark last = marks.get(marks.size() - 1);
        Findings findings = new Findings();
        last.threads().forEach((name, count) -> {
            int before = first.threads().getOrDefault(name, 0);
            if (count > Math.max(before + spare, before * THREADS)) {
                findings.add(name + ": " + before + " at first, " + count + " in the end");
            }
        });
        String seen = first.threadCount() + " at " + first.at().toSeconds() + " s, " + last.threadCount() + " at "
                + last.at().toSeconds() + " s";
        return Verdict.of(promise, marks.size(), findings, seen);
    }

    private static Verdict heap(List<Mark> marks) {
        String promise = "heap after collection in the end within 10 % of minute 5";
        Optional<Mark> warm =
                marks.stream().filter(mark -> mark.at().compareTo(WARM) >= 0).findFirst();
        if (marks.isEmpty() || warm.isEmpty() || warm.orElseThrow().equals(marks.get(marks.size() - 1))) {
            String course = marks.isEmpty()
                    ? "no mark"
                    : String.format(
                            Locale.ROOT,
                            "too short; %.1f MiB at %d s, %.1f MiB at %d s",
                            marks.get(0).heap() / MIB,
                            marks.get(0).at().toSeconds(),
                            marks.get(marks.size() - 1).heap() / MIB,
                            marks.get(marks.size() - 1).at().toSeconds());
            return Verdict.notJudged(promise, course);
        }
        long before = warm.orElseThrow().heap();
        long after = marks.get(marks.size() - 1).heap();
        String seen = String.format(
                Locale.ROOT,
                "%.1f MiB at minute 5, %.1f MiB in the end (%+.1f %%)",
                before / MIB,
                after / MIB,
                100.0 * (after - before) / before);
        Findings findings = new Findings();
        if (after > before * HEAP) {
            findings.add(seen);
        }
        return Verdict.of(promise, marks.size(), findings, seen);
    }

    private static Verdict files(List<Mark> marks) {
        String promise = "no files or sockets are left over";
        if (marks.size() < 2 || marks.get(0).files() < 0) {
            return Verdict.notJudged(promise, marks.size() < 2 ? "too short" : "this machine does not tell");
        }
        long before = marks.get(0).files();
        long after = marks.get(marks.size() - 1).files();
        String seen = before + " at first, " + after + " in the end";
        Findings findings = new Findings();
        if (after > before * FILES + SPARE_FILES) {
            findings.add(seen);
        }
        return Verdict.of(promise, marks.size(), findings, seen);
    }
}
