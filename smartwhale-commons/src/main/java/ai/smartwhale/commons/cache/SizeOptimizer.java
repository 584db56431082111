// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.cache.analysis.MissRatioCurve;
import ai.smartwhale.commons.cache.analysis.ReuseDistances;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Learns the miss-ratio curve of one layer and moves the target of its size. Thread-safe. */
final class SizeOptimizer {

    private final CacheAnalyzerConfig config;
    private final CacheSizing sizing;
    private final ReuseDistances distances;
    private final ReentrantLock lock = new ReentrantLock();
    private final boolean exact;
    /** References that were not counted because another thread was at it. */
    private final AtomicLong lost = new AtomicLong();

    private long requestsAtDecision;
    private double fadedRequests;

    SizeOptimizer(CacheAnalyzerConfig config, CacheSizing sizing) {
        this.config = config;
        this.sizing = sizing;
        this.distances = new ReuseDistances(config.curveRate(), config.curveSamples());
        this.exact = config.curveRate() >= 1;
    }

    /** Callers never wait for each other over a sample; what is lost for that is lost evenly. */
    void referenced(long hash) {
        if (!distances.samples(hash)) {
            return;
        }
        if (exact) {
            lock.lock();
        } else if (!lock.tryLock()) {
            lost.incrementAndGet();
            return;
        }
        try {
            distances.reference(hash);
        } finally {
            lock.unlock();
        }
    }

    void weighed(long hash, long weight) {
        if (distances.samples(hash)) {
            lock.lock();
            try {
                distances.weigh(hash, weight);
            } finally {
                lock.unlock();
            }
        }
    }

    OptimizationReport optimize(long requests) {
        lock.lock();
        try {
            long since = requests - requestsAtDecision;
            if (since < config.leastRequests()) {
                return new OptimizationReport.NotEnoughData(since, config.leastRequests());
            }
            double all = fadedRequests + since - lost.getAndSet(0) / distances.rate();
            MissRatioCurve curve = distances.curve(all);
            OptimizationReport report = decide(curve);
            distances.fade(config.fade());
            fadedRequests = all * config.fade();
            requestsAtDecision = requests;
            return report;
        } finally {
            lock.unlock();
        }
    }

    private OptimizationReport decide(MissRatioCurve curve) {
        long from = sizing.target();
        long to = betterThan(from, curve);
        if (Math.abs(to - from) <= config.hysteresis() * from) {
            return new OptimizationReport.Unchanged(from, curve);
        }
        if (config.adviceOnly()) {
            return new OptimizationReport.Advised(from, to, curve);
        }
        long size = sizing.aimAt(to);
        return new OptimizationReport.Applied(from, to, size, curve);
    }

    /** What is surely worth it is added, what is surely not is given up, and between the two nothing is done. */
    private long betterThan(long from, MissRatioCurve curve) {
        long least = sizing.minimum();
        long most = sizing.maximum();
        long surelyGood = curve.worthwhileSize(least, most, config.leastGain() * (1 + config.hysteresis()));
        if (from < surelyGood) {
            return surelyGood;
        }
        long surelyEnough = curve.worthwhileSize(least, most, config.leastGain() * (1 - config.hysteresis()));
        return Math.min(from, surelyEnough);
    }
}
