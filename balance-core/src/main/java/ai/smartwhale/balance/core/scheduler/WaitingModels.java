// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The models with requests that wait, the poorest first. They are kept apart by what their oldest request asks for: if
 * that does not fit, it fits for none of the others that ask the same, which then need not be looked at.
 */
final class WaitingModels {

    private final Map<Demand, TreeSet<ModelAccount>> byDemand = new LinkedHashMap<>();
    private int waiting;

    int size() {
        return waiting;
    }

    void add(AllocationWaiter waiter) {
        ModelAccount account = waiter.account;
        account.waiters.addLast(waiter);
        waiting++;
        if (account.waiters.size() == 1) {
            enter(account);
        }
    }

    void remove(AllocationWaiter waiter) {
        ModelAccount account = waiter.account;
        boolean first = account.waiters.peekFirst() == waiter;
        if (first) {
            leave(account);
            account.waiters.removeFirst();
            enter(account);
        } else {
            account.waiters.remove(waiter);
        }
        waiter.waiting = false;
        waiting--;
    }

    /** To be called around any change of an account's share. */
    void leave(ModelAccount account) {
        AllocationWaiter first = account.waiters.peekFirst();
        if (first != null) {
            TreeSet<ModelAccount> same = byDemand.get(first.demand);
            if (same != null && same.remove(account) && same.isEmpty()) {
                byDemand.remove(first.demand);
            }
        }
    }

    void enter(ModelAccount account) {
        AllocationWaiter first = account.waiters.peekFirst();
        if (first != null) {
            byDemand.computeIfAbsent(first.demand, demand -> new TreeSet<>(ModelAccount.POOREST_FIRST))
                    .add(account);
        }
    }

    /** The oldest request of the poorest model whose oldest request fits; null if none fits. */
    @Nullable
    AllocationWaiter poorestThatFits(Predicate<Demand> fits) {
        ModelAccount poorest = null;
        for (Map.Entry<Demand, TreeSet<ModelAccount>> same : byDemand.entrySet()) {
            if (fits.test(same.getKey())) {
                ModelAccount first = same.getValue().first();
                poorest = poorest == null || ModelAccount.POOREST_FIRST.compare(first, poorest) < 0 ? first : poorest;
            }
        }
        return poorest == null ? null : poorest.waiters.peekFirst();
    }

    /** Of each kind of demand the first request whose model is poorer than another. */
    List<AllocationWaiter> poorerThan(ModelAccount account) {
        List<AllocationWaiter> poorer = new ArrayList<>();
        for (TreeSet<ModelAccount> same : byDemand.values()) {
            ModelAccount first = same.first();
            AllocationWaiter oldest = first.waiters.peekFirst();
            if (oldest != null && first != account && ModelAccount.POOREST_FIRST.compare(first, account) < 0) {
                poorer.add(oldest);
            }
        }
        return poorer;
    }

    List<AllocationWaiter> all() {
        List<AllocationWaiter> all = new ArrayList<>();
        byDemand.values().forEach(same -> same.forEach(account -> all.addAll(account.waiters)));
        return all;
    }
}
