// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.Demand;
import ai.smartwhale.balance.core.scheduler.ResourceCapacity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Weighted dominant resource fairness by progressive filling (Ghodsi et al., NSDI 2011), work-conserving: who does not
 * fit any more is left out, and others go on. The GPUs count as one.
 */
final class FairShares {

    private static final int RESOURCES = 4;

    private final double[] capacity;

    /** Who wants how much. */
    record Claim(String model, Demand demand, double weight, int wanted) {}

    /** What it gets, and the part of its dominant resource. */
    record Share(int requests, double part) {}

    private static final class Account {
        final Claim claim;
        final double[] each;
        final double part;
        int requests;

        Account(Claim claim, double[] each, double part) {
            this.claim = claim;
            this.each = each;
            this.part = part;
        }

        double byWeight() {
            return (requests + 1) * part / claim.weight;
        }
    }

    FairShares(ResourceCapacity capacity) {
        List<ResourceCapacity.Gpu> gpus = capacity.gpus().orElse(List.of());
        this.capacity = new double[] {
            capacity.cpuMillis(),
            capacity.memoryBytes(),
            1_000.0 * gpus.size(),
            gpus.stream().mapToDouble(ResourceCapacity.Gpu::memoryBytes).sum()
        };
    }

    Map<String, Share> of(List<Claim> claims) {
        PriorityQueue<Account> poorestFirst = new PriorityQueue<>(
                Comparator.comparingDouble(Account::byWeight).thenComparing(account -> account.claim.model));
        Map<String, Account> accounts = new HashMap<>();
        for (Claim claim : claims) {
            double[] each = vector(claim.demand);
            Account account = new Account(claim, each, dominant(each));
            accounts.put(claim.model, account);
            if (claim.wanted > 0) {
                poorestFirst.add(account);
            }
        }
        double[] left = capacity.clone();
        for (Account next = poorestFirst.poll(); next != null; next = poorestFirst.poll()) {
            if (take(left, next.each)) {
                next.requests++;
                if (next.requests < next.claim.wanted) {
                    poorestFirst.add(next);
                }
            }
        }
        Map<String, Share> shares = new HashMap<>();
        accounts.forEach(
                (model, account) -> shares.put(model, new Share(account.requests, account.requests * account.part)));
        return shares;
    }

    private static double[] vector(Demand demand) {
        return new double[] {
            demand.cpuMillis(),
            demand.memoryBytes(),
            (double) demand.gpus() * demand.gpuMillis(),
            (double) demand.gpus() * demand.gpuMemoryBytes()
        };
    }

    private double dominant(double[] each) {
        double part = 0;
        for (int i = 0; i < RESOURCES; i++) {
            if (capacity[i] > 0) {
                part = Math.max(part, each[i] / capacity[i]);
            }
        }
        return part;
    }

    private static boolean take(double[] left, double[] each) {
        for (int i = 0; i < RESOURCES; i++) {
            if (each[i] > left[i]) {
                return false;
            }
        }
        for (int i = 0; i < RESOURCES; i++) {
            left[i] -= each[i];
        }
        return true;
    }
}
