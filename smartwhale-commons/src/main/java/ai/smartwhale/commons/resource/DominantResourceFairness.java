// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Dominant Resource Fairness (Ghodsi et al., "Dominant Resource Fairness: Fair Allocation of Multiple Resource Types",
 * NSDI 2011), algorithm 1 with weights: the next task goes to whom has the smallest dominant share by its weight. Who
 * can fit no further task drops out, and the others go on.
 */
final class DominantResourceFairness {

    private DominantResourceFairness() {}

    private static final class Account {
        final ResourceDemand demand;
        final int order;
        final double shareOfTask;
        int tasks;

        Account(ResourceDemand demand, int order, ResourceVector capacity) {
            this.demand = demand;
            this.order = order;
            this.shareOfTask = demand.perTask().dominantShareOf(capacity);
        }

        double weightedShare() {
            return tasks * shareOfTask / demand.weight();
        }
    }

    static AllocationPlan plan(List<ResourceDemand> demands, ResourceVector capacity) {
        List<Account> accounts = new ArrayList<>();
        PriorityQueue<Account> poorestFirst = new PriorityQueue<>(
                Comparator.comparingDouble(Account::weightedShare).thenComparingInt(account -> account.order));
        for (ResourceDemand demand : demands) {
            Account account = new Account(demand, accounts.size(), capacity);
            accounts.add(account);
            poorestFirst.add(account);
        }
        ResourceVector left = capacity;
        for (Account next = poorestFirst.poll(); next != null; next = poorestFirst.poll()) {
            if (next.demand.perTask().fitsIn(left)) {
                left = left.minus(next.demand.perTask());
                if (++next.tasks < next.demand.maxTasks()) {
                    poorestFirst.add(next);
                }
            }
        }
        List<AllocationPlan.Share> shares = accounts.stream()
                .map(a -> new AllocationPlan.Share(
                        a.demand.holder(), a.tasks, a.demand.perTask(), a.tasks * a.shareOfTask))
                .toList();
        return new AllocationPlan(shares, left);
    }
}
