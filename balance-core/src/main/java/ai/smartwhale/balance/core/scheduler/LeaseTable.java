// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.DueHeap;
import ai.smartwhale.balance.core.scheduler.queue.QueueItem;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which model holds what until when: the leases over a ledger, with the share of each model kept up to date in the
 * order of those that wait. Guarded by the lock of its owner.
 */
final class LeaseTable {

    final ResourceLedger ledger;
    final WaitingModels waiting = new WaitingModels();

    private final ResourceAllocatorConfig config;
    private final Map<String, ModelAccount> accounts = new HashMap<>();
    private final Map<Long, GrantedLease> leases = new HashMap<>();
    private final DueHeap<GrantedLease> expiry = new DueHeap<>();
    private long lastToken;
    private long lastAccount;

    LeaseTable(ResourceAllocatorConfig config, ResourceLedger ledger) {
        this.config = config;
        this.ledger = ledger;
    }

    int size() {
        return leases.size();
    }

    boolean isFull() {
        return leases.size() >= config.maxLeases();
    }

    boolean isCurrent(long token) {
        return leases.containsKey(token);
    }

    OptionalLong nextExpiry() {
        return expiry.nextDue();
    }

    /** The account of a model, new if need be; null if there are too many. */
    @Nullable
    ModelAccount account(String model) {
        ModelAccount known = accounts.get(model);
        if (known == null && accounts.size() < config.maxModels()) {
            known = new ModelAccount(model, ++lastAccount);
            accounts.put(model, known);
        }
        return known;
    }

    void forgetIfIdle(ModelAccount account) {
        if (account.isForgettable()) {
            accounts.remove(account.model);
        }
    }

    GrantedLease grant(
            DefaultResourceAllocator allocator, ModelAccount account, Demand demand, Duration ttl, long now) {
        List<GpuCard> cards = ledger.take(demand);
        GrantedLease lease = new GrantedLease(allocator, ++lastToken, account, demand, cards, until(ttl, now));
        lease.inExpiry = expiry.add(lease, lease.expiresAt);
        leases.put(lease.token(), lease);
        account.leases.add(lease);
        book(account, demand, 1);
        return lease;
    }

    private static long until(Duration ttl, long now) {
        return now + Math.min(ttl.toNanos(), QueueItem.LONGEST);
    }

    void renew(GrantedLease lease, Duration ttl, long now) {
        var unused = expiry.remove(lease.inExpiry);
        lease.expiresAt = until(ttl, now);
        lease.inExpiry = expiry.add(lease, lease.expiresAt);
    }

    /** Gives back what was lent; true if it was still lent. */
    boolean end(GrantedLease lease) {
        if (!lease.active) {
            return false;
        }
        lease.active = false;
        var unused = expiry.remove(lease.inExpiry);
        leases.remove(lease.token());
        ledger.giveBack(lease.demand(), lease.gpus());
        ModelAccount account = lease.account;
        account.leases.remove(lease);
        book(account, lease.demand(), -1);
        forgetIfIdle(account);
        return true;
    }

    /** Ends what is over; true if anything was. */
    boolean endExpired(long now) {
        boolean ended = false;
        while (expiry.hasDue(now)) {
            ended |= end(expiry.takeFirst());
        }
        return ended;
    }

    int endAll(String model) {
        ModelAccount account = accounts.get(model);
        List<GrantedLease> held = account == null ? List.of() : List.copyOf(account.leases);
        held.forEach(this::end);
        return held.size();
    }

    void endAll() {
        List.copyOf(leases.values()).forEach(this::end);
    }

    private void book(ModelAccount account, Demand demand, int sign) {
        waiting.leave(account);
        account.book(demand, sign);
        account.weightedShare = ledger.dominantShare(account) / account.weight;
        waiting.enter(account);
    }

    void setWeight(String model, double weight) {
        ModelAccount account = account(model);
        if (account == null) {
            throw new LimitExceededException("models", accounts.size() + 1L, config.maxModels());
        }
        account.weight = weight;
        book(account, Demand.NONE, 1);
        forgetIfIdle(account);
    }

    void resize(ResourceCapacity capacity) {
        accounts.values().forEach(waiting::leave);
        ledger.resize(capacity);
        for (ModelAccount account : accounts.values()) {
            account.weightedShare = ledger.dominantShare(account) / account.weight;
            waiting.enter(account);
        }
    }
}
