// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts what this instance does for each model, to be told to others. A model that was seen longest ago is forgotten
 * when there are too many. Thread-safe: counting takes a lock for a moment.
 */
public final class ModelLedger {

    /** Space-Saving needs some more places than keys that are told. */
    private static final int SPARE = 4;

    private final String instance;
    private final long incarnation;
    private final SummaryConfig config;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Account> accounts = new HashMap<>();
    private long uses;
    private long sequence;

    private static final class Account {
        private final TopKeys keys;
        private final SortedMap<Integer, Long> latency = new TreeMap<>();
        private long arrivals;
        private long served;
        private long used;
        private long lastUse;

        Account(int keys) {
            this.keys = new TopKeys(keys);
        }
    }

    private ModelLedger(String instance, long incarnation, SummaryConfig config) {
        this.instance = instance;
        this.incarnation = incarnation;
        this.config = config;
    }

    /**
     * An empty one.
     *
     * @param instance the name of this instance
     * @param incarnation greater than in any earlier life, such as the time of its begin
     * @param config the bounds
     * @return the ledger
     */
    public static ModelLedger create(String instance, long incarnation, SummaryConfig config) {
        return new ModelLedger(
                InvalidValueException.requireText("instance", instance),
                InvalidValueException.requireRange("incarnation", incarnation, 0, Long.MAX_VALUE),
                InvalidValueException.requirePresent("config", config));
    }

    /**
     * A request was taken in.
     *
     * @param model whose
     * @param key a digest of what it wants; empty if it has none
     */
    public void arrived(String model, java.util.Optional<String> key) {
        count(model, account -> {
            account.arrivals++;
            key.ifPresent(account.keys::add);
        });
    }

    /**
     * A request was sent to the Data service.
     *
     * @param model in whose name
     */
    public void used(String model) {
        count(model, account -> account.used++);
    }

    /**
     * A request was answered.
     *
     * @param model whose
     * @param latency how long it took
     */
    public void served(String model, Duration latency) {
        int bucket = LatencySketch.bucket(latency);
        count(model, account -> {
            account.served++;
            account.latency.merge(bucket, 1L, Long::sum);
        });
    }

    private void count(String model, java.util.function.Consumer<Account> change) {
        lock.lock();
        try {
            Account account = accounts.get(model);
            if (account == null) {
                if (accounts.size() >= config.maxModels()) {
                    forgetOldest();
                }
                account = new Account(SPARE * config.hotKeys());
                accounts.put(model, account);
            }
            account.lastUse = ++uses;
            change.accept(account);
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldest() {
        accounts.entrySet().stream()
                .min(Comparator.comparingLong(entry -> entry.getValue().lastUse))
                .map(Map.Entry::getKey)
                .ifPresent(accounts::remove);
    }

    /**
     * The next summary.
     *
     * @param inFlight requests under way at the Data service, by model
     * @param queued requests that wait to be sent
     * @return what to tell others
     */
    public InstanceSummary summary(Map<String, Integer> inFlight, int queued) {
        lock.lock();
        try {
            List<ModelSummary> models = accounts.entrySet().stream()
                    .map(entry -> summary(entry.getKey(), entry.getValue(), inFlight))
                    .toList();
            long all = inFlight.values().stream().mapToLong(Integer::longValue).sum();
            return new InstanceSummary(instance, incarnation, ++sequence, all, queued, models);
        } finally {
            lock.unlock();
        }
    }

    private ModelSummary summary(String model, Account account, Map<String, Integer> inFlight) {
        return new ModelSummary(
                model,
                account.arrivals,
                account.served,
                account.used,
                inFlight.getOrDefault(model, 0),
                new LatencySketch(account.latency),
                account.keys.top(config.hotKeys()));
    }
}
