// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cycle under one lock; the changes themselves are made and judged by {@link ChangeDesk}. */
final class DefaultControlLoop implements ControlLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final LoopConfig config;
    private final LoopSensors sensors;
    private final KnobPanel panel;
    private final List<Advisor> advisors;
    private final LoopListener listener;
    private final CycleTime time = new CycleTime();
    private final List<Observation> recent = new ArrayList<>();
    private final SituationJudge situations;
    private final DecisionBook book;
    private final ChangeDesk desk;
    private final OwnDecisions own;
    private volatile LoopMode mode;
    private @Nullable LoopReadings readings;
    private LoopSituation situation = LoopSituation.CALM;
    private Instant latest = Instant.EPOCH;
    private long cycle;

    DefaultControlLoop(ControlLoopBuilder parts) {
        this.config = parts.config;
        this.sensors = parts.sensors;
        this.panel = new KnobPanel(parts.knobs, parts.families);
        this.advisors = List.copyOf(parts.advisors);
        this.listener = parts.listener;
        this.situations = new SituationJudge(config);
        this.book = new DecisionBook(config.rememberedDecisions());
        this.desk = new ChangeDesk(config, panel, book, time);
        this.own = new OwnDecisions(parts.deciders, book);
        this.mode = config.mode();
    }

    @Override
    public LoopReport runCycle(Instant at) {
        InvalidValueException.requirePresent("at", at);
        LoopReport report;
        lock.lock();
        try {
            report =
                    mode == LoopMode.OFF ? new LoopReport(at, situation, Optional.empty(), book.takeNews()) : cycle(at);
        } finally {
            lock.unlock();
        }
        tell(report.decisions());
        return report;
    }

    private LoopReport cycle(Instant at) {
        // Before time goes on: where reading fails, the next cycle counts for the time of both.
        LoopReadings now = sensors.read();
        latest = at;
        Duration span = time.advance(at);
        LoopReadings before = readings;
        readings = now;
        panel.remember();
        if (before == null || span.isZero()) {
            return new LoopReport(at, situation, Optional.empty(), book.takeNews());
        }
        cycle++;
        Observation observation = Observation.between(before, now, at, span);
        recent.add(observation);
        if (recent.size() > Math.max(config.window(), config.trial())) {
            recent.remove(0);
        }
        situation = situations.judge(recent);
        Moment moment = new Moment(situation, recent, mode, cycle, at);
        desk.observe(observation, moment);
        if (situation == LoopSituation.DANGER) {
            desk.dangerous(cycle);
        } else {
            desk.release(cycle, at);
        }
        choose(moment);
        own.record(mode, situation, at);
        return new LoopReport(at, situation, Optional.of(observation), book.takeNews());
    }

    private void choose(Moment now) {
        LoopView view = new LoopView(situation, recent, panel.values());
        List<Proposal> proposals = new ArrayList<>();
        for (Advisor advisor : advisors) {
            try {
                advisor.advise(view).ifPresent(proposals::add);
            } catch (RuntimeException e) {
                LOG.warn("an advisor of the loop failed", e);
            }
        }
        // Stable: among equals the advisor that was added first.
        proposals.sort(Comparator.comparingDouble(this::hope).reversed());
        for (Proposal proposal : proposals) {
            desk.consider(proposal, now);
        }
    }

    private double hope(Proposal proposal) {
        return desk.hope(proposal, situation);
    }

    @Override
    public List<Decision> decisions() {
        lock.lock();
        try {
            return book.all();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public LoopMode mode() {
        return mode;
    }

    @Override
    public void mode(LoopMode changed) {
        InvalidValueException.requirePresent("mode", changed);
        List<Decision> news;
        lock.lock();
        try {
            if (mode == LoopMode.ACT && changed != LoopMode.ACT) {
                desk.abort(latest, "the loop does not act any more");
                desk.releaseAll(latest, "the loop does not act any more");
            }
            mode = changed;
            // What was counted while nobody looked is not of one cycle.
            readings = null;
            recent.clear();
            news = book.takeNews();
        } finally {
            lock.unlock();
        }
        tell(news);
    }

    @Override
    public void revert() {
        List<Decision> news;
        lock.lock();
        try {
            desk.abort(latest, "everything was turned back");
            desk.revert(latest, "everything was turned back");
            news = book.takeNews();
        } finally {
            lock.unlock();
        }
        tell(news);
    }

    private void tell(List<Decision> news) {
        for (Decision decision : news) {
            try {
                listener.decided(decision);
            } catch (RuntimeException e) {
                LOG.warn("a listener of the loop failed", e);
            }
        }
    }

    @Override
    public LoopConfig config() {
        return config;
    }
}
