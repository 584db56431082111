// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Writes down what callers ask and get, and trusts nobody else. Each request must end exactly once, within its timeout
 * and some slack, in a way that callers know, and an answer must be that to its question. Thread-safe.
 */
public final class Ledger {

    /** A request that has not ended, and whether that was found already. */
    private static final class Open {
        private final Asked asked;
        private final long at;
        private boolean overdue;

        Open(Asked asked, long at) {
            this.asked = asked;
            this.at = at;
        }

        /** Whether it is too late now and was not found to be so before. */
        synchronized boolean becomesOverdue(long now, long slack) {
            boolean becomes = !overdue && now - at > asked.timeout().toNanos() + slack;
            overdue |= becomes;
            return becomes;
        }
    }

    private final Ticker ticker;
    private final Duration slack;
    private final long start;
    private final Timeline timeline;
    private final LatencyBook latencies;
    private final ConcurrentHashMap<Long, Open> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLongArray endings = new AtomicLongArray(Ending.values().length);
    private final AtomicLong longestNanosOver = new AtomicLong();
    private final Reasons reasons = new Reasons();
    private final Findings overdue = new Findings();
    private final Findings twice = new Findings();
    private final Findings untyped = new Findings();
    private final Findings wrong = new Findings();

    /**
     * An empty ledger, whose time starts now.
     *
     * @param ticker tells the time
     * @param slack how long after its timeout a request may end
     * @param timeline what came when
     * @param latencies how long answers took
     */
    public Ledger(Ticker ticker, Duration slack, Timeline timeline, LatencyBook latencies) {
        this.ticker = ticker;
        this.slack = slack;
        this.start = ticker.nanoTime();
        this.timeline = timeline;
        this.latencies = latencies;
    }

    /**
     * Writes down a request, before it is made.
     *
     * @param asked the request
     * @return its number
     */
    public long ask(Asked asked) {
        long number = numbers.incrementAndGet();
        long now = ticker.nanoTime();
        open.put(number, new Open(asked, now));
        timeline.asked(now - start, asked.model());
        return number;
    }

    /**
     * Writes down how a request ended.
     *
     * @param number the number of the request
     * @param reply what its caller got
     */
    public void end(long number, Reply reply) {
        long now = ticker.nanoTime();
        Open ended = open.remove(number);
        if (ended == null) {
            twice.add("request " + number + " ended again: " + reply.ending().label());
            return;
        }
        endings.incrementAndGet(reply.ending().ordinal());
        check(number, ended, now);
        if (reply.ending() != Ending.ANSWERED) {
            reasons.add(reply.ending().label() + ": " + reply.words());
        }
        if (reply.ending() == Ending.UNTYPED) {
            untyped.add("request " + number + " of " + ended.asked.model() + ": " + reply.words());
        } else if (reply.ending() == Ending.ANSWERED) {
            compare(number, ended.asked, reply);
            timeline.answered(ended.at - start, ended.asked.model());
            latencies.add(ended.asked.priority(), ended.asked.fault(), now - ended.at);
        }
    }

    private void check(long number, Open one, long now) {
        long over = now - one.at - one.asked.timeout().toNanos();
        longestNanosOver.accumulateAndGet(over, Math::max);
        if (one.becomesOverdue(now, slack.toNanos())) {
            overdue.add("request " + number + " of " + one.asked.model() + " at "
                    + Duration.ofNanos(one.at - start).toSeconds() + " s is "
                    + Duration.ofNanos(over).toMillis()
                    + " ms over its timeout");
        }
    }

    private void compare(long number, Asked asked, Reply reply) {
        List<String> differs = new ArrayList<>();
        if (!reply.askedId().equals(reply.answeredId())) {
            differs.add("id " + reply.answeredId() + " instead of " + reply.askedId());
        }
        if (!reply.answeredModel().equals(asked.model())) {
            differs.add("model " + reply.answeredModel() + " instead of " + asked.model());
        }
        if (!reply.hash().equals(asked.hash())) {
            differs.add("content " + reply.hash() + " instead of " + asked.hash());
        }
        if (!differs.isEmpty()) {
            wrong.add("request " + number + ": " + String.join(", ", differs));
        }
    }

    /** Looks for requests that should have ended by now. To be called from time to time. */
    public void sweep() {
        long now = ticker.nanoTime();
        open.forEach((number, one) -> check(number, one, now));
    }

    /**
     * How many requests have not ended.
     *
     * @return the count
     */
    public int open() {
        return open.size();
    }

    /**
     * How many requests were asked.
     *
     * @return the count
     */
    public long asked() {
        return numbers.get();
    }

    /**
     * How requests ended.
     *
     * @return the count of each ending
     */
    public Map<Ending, Long> endings() {
        Map<Ending, Long> counts = new EnumMap<>(Ending.class);
        for (Ending ending : Ending.values()) {
            counts.put(ending, endings.get(ending.ordinal()));
        }
        return counts;
    }

    /**
     * Why requests were not answered with data.
     *
     * @return how often, by why, the most frequent first
     */
    public Map<String, Long> reasons() {
        return reasons.counts();
    }

    /**
     * What is to be said in the end, when no request can still be within its time.
     *
     * @return one verdict for each promise
     */
    public List<Verdict> verdicts() {
        sweep();
        long ended = asked() - open();
        String latest = longestNanosOver.get() > 0
                ? "latest " + Duration.ofNanos(longestNanosOver.get()).toMillis() + " ms after its timeout"
                : "none after its timeout";
        return List.of(
                Verdict.of(
                        "each request ends within its timeout and " + slack.toMillis() + " ms",
                        asked(),
                        overdue,
                        ended + " ended, " + open() + " lost, " + latest),
                Verdict.of("no request ends twice for its caller", ended, twice, ended + " ended once"),
                Verdict.of("failures are typed", ended, untyped, "answers, typed failures and timeouts only"),
                Verdict.of(
                        "an answer is that to its question (id, model, content)",
                        endings.get(Ending.ANSWERED.ordinal()),
                        wrong,
                        endings.get(Ending.ANSWERED.ordinal()) + " answers compared"));
    }
}
