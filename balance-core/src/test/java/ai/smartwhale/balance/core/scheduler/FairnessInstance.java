// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Models that all want as many equal tasks as they can get, filled by a real allocator; three resources. */
final class FairnessInstance {

    final long[] capacity;
    final long[][] perTask;
    final double[] weights;

    FairnessInstance(long[] capacity, long[][] perTask, double[] weights) {
        this.capacity = capacity;
        this.perTask = perTask;
        this.weights = weights;
    }

    static FairnessInstance random(Random random, boolean weighted) {
        int models = 2 + random.nextInt(5);
        long[] capacity = random.longs(3, 20, 120).toArray();
        long[][] perTask = new long[models][];
        double[] weights = new double[models];
        for (int i = 0; i < models; i++) {
            do {
                perTask[i] = random.longs(3, 0, 12).toArray();
            } while (Arrays.stream(perTask[i]).sum() == 0);
            weights[i] = weighted ? 1 + random.nextInt(4) : 1;
        }
        return new FairnessInstance(capacity, perTask, weights);
    }

    int models() {
        return perTask.length;
    }

    FairnessInstance withLie(int model, long[] told) {
        long[][] lied = perTask.clone();
        lied[model] = told;
        return new FairnessInstance(capacity, lied, weights);
    }

    FairnessInstance withCapacity(long[] other) {
        return new FairnessInstance(other, perTask, weights);
    }

    private static Demand demand(long[] amounts) {
        return new Demand(amounts[0], amounts[1], amounts[2] > 0 ? 1 : 0, 0, amounts[2]);
    }

    /** How many tasks each model gets. */
    int[] fill() {
        VirtualTime time = new VirtualTime();
        ResourceAllocatorConfig config = ResourceAllocatorConfig.builder()
                .maxSkips(Integer.MAX_VALUE)
                .maxWaiters(1_000_000)
                .build();
        ResourceCapacity none = new ResourceCapacity(
                capacity[0], capacity[1], Optional.of(List.of(new ResourceCapacity.Gpu("card", capacity[2]))));
        int[] tasks = new int[models()];
        try (ResourceAllocator allocator =
                ResourceAllocator.create(config, none, MachineLoad.UNKNOWN, time.executors(), time)) {
            DemandLease blocker = allocator
                    .allocateResources(AllocationRequest.of("blocker", demand(capacity)))
                    .lease()
                    .orElseThrow();
            List<List<CompletableFuture<Allocation>>> asked = new ArrayList<>();
            for (int model = 0; model < models(); model++) {
                allocator.setModelWeight("m" + model, weights[model]);
                asked.add(new ArrayList<>());
                AllocationRequest request = AllocationRequest.of("m" + model, demand(perTask[model]));
                for (long i = 0; i <= most(model); i++) {
                    asked.get(model).add(allocator.allocateResources(request, Duration.ofHours(1)));
                }
            }
            blocker.release();
            time.settle();
            for (int model = 0; model < models(); model++) {
                tasks[model] = (int) asked.get(model).stream()
                        .filter(future ->
                                future.isDone() && future.join().lease().isPresent())
                        .count();
            }
        }
        return tasks;
    }

    /** Tasks that would fit if the model had everything. */
    long most(int model) {
        return tasksIn(model, new double[] {capacity[0], capacity[1], capacity[2]});
    }

    /** Tasks of a model that fit into an amount. */
    long tasksIn(int model, double[] amount) {
        double most = Double.MAX_VALUE;
        for (int r = 0; r < 3; r++) {
            if (perTask[model][r] > 0) {
                most = Math.min(most, amount[r] / perTask[model][r]);
            }
        }
        return (long) Math.floor(most + 1e-9);
    }

    long[] rest(int[] tasks) {
        long[] rest = capacity.clone();
        for (int model = 0; model < models(); model++) {
            for (int r = 0; r < 3; r++) {
                rest[r] -= tasks[model] * perTask[model][r];
            }
        }
        return rest;
    }

    /** What a task is of everything, by the resource of which it takes the most. */
    double shareOfTask(int model) {
        double share = 0;
        for (int r = 0; r < 3; r++) {
            share = Math.max(share, capacity[r] == 0 ? 0 : (double) perTask[model][r] / capacity[r]);
        }
        return share;
    }

    int dominant(int model) {
        int dominant = 0;
        for (int r = 1; r < 3; r++) {
            if ((double) perTask[model][r] / capacity[r] > (double) perTask[model][dominant] / capacity[dominant]) {
                dominant = r;
            }
        }
        return dominant;
    }

    double[] scaledBundle(int model, int tasks, double scale) {
        double[] bundle = new double[3];
        for (int r = 0; r < 3; r++) {
            bundle[r] = perTask[model][r] * Math.max(0, tasks) * scale;
        }
        return bundle;
    }
}
