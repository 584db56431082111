// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What work-conserving dominant resource fairness promises with tasks that cannot be divided. What the theory promises
 * for divisible tasks only is tested for how nearly it holds.
 */
class DominantFairnessLawsTest {

    private static final int INSTANCES = 300;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void capacityIsNeverExceededAndNothingIsLeftThatSomebodyCouldUse(boolean weighted) {
        Random random = new Random(1);
        for (int i = 0; i < INSTANCES; i++) {
            FairnessInstance instance = FairnessInstance.random(random, weighted);
            int[] tasks = instance.fill();
            long[] rest = instance.rest(tasks);
            assertThat(Arrays.stream(rest).min().orElseThrow()).isNotNegative();
            for (int model = 0; model < instance.models(); model++) {
                assertThat(instance.tasksIn(model, new double[] {rest[0], rest[1], rest[2]}))
                        .as("another task of model %d in %s of %s", model, Arrays.toString(rest), i)
                        .isZero();
            }
        }
    }

    @Test
    void nobodyEnviesAnotherWithoutOneTask() {
        Random random = new Random(2);
        for (int i = 0; i < INSTANCES; i++) {
            FairnessInstance instance = FairnessInstance.random(random, false);
            int[] tasks = instance.fill();
            for (int a = 0; a < instance.models(); a++) {
                for (int b = 0; b < instance.models(); b++) {
                    assertThat(instance.tasksIn(a, instance.scaledBundle(b, tasks[b] - 1, 1)))
                            .isLessThanOrEqualTo(tasks[a]);
                }
            }
        }
    }

    /**
     * With weights, what one gets after the other could not any more is scaled too, by less than its weight's worth.
     */
    @Test
    void withWeightsEnvyIsMeasuredAfterScaling() {
        Random random = new Random(3);
        for (int i = 0; i < INSTANCES; i++) {
            FairnessInstance instance = FairnessInstance.random(random, true);
            int[] tasks = instance.fill();
            for (int a = 0; a < instance.models(); a++) {
                for (int b = 0; b < instance.models(); b++) {
                    double scale = instance.weights[a] / instance.weights[b];
                    assertThat(instance.tasksIn(a, instance.scaledBundle(b, tasks[b] - 1, scale)))
                            .isLessThanOrEqualTo(tasks[a] + (long) Math.floor(scale));
                }
            }
        }
    }

    @Test
    void aModelRarelyGetsMoreThanATaskLessThanFromAnEqualSplit() {
        Random random = new Random(4);
        int instances = 0;
        int violated = 0;
        for (int i = 0; i < 600; i++) {
            FairnessInstance instance = FairnessInstance.random(random, false);
            int[] tasks = instance.fill();
            boolean missed = false;
            for (int model = 0; model < instance.models(); model++) {
                missed |= tasks[model] < equalSplit(instance, model) - 1;
            }
            violated += missed ? 1 : 0;
            instances++;
        }
        assertThat(violated).isLessThanOrEqualTo(instances * 15 / 1_000);
    }

    @Test
    void withSmallTasksAnEqualSplitIsReachedUpToATask() {
        Random random = new Random(5);
        for (int i = 0; i < 2; i++) {
            long[] capacity = {5_000, 5_000, 5_000};
            long[][] perTask = new long[3][];
            for (int model = 0; model < 3; model++) {
                perTask[model] = random.longs(3, 1, 6).toArray();
            }
            FairnessInstance instance = new FairnessInstance(capacity, perTask, new double[] {1, 1, 1});
            int[] tasks = instance.fill();
            for (int model = 0; model < 3; model++) {
                assertThat((long) tasks[model]).isGreaterThanOrEqualTo(equalSplit(instance, model) - 1);
            }
        }
    }

    private static long equalSplit(FairnessInstance instance, int model) {
        double[] part = new double[3];
        for (int r = 0; r < 3; r++) {
            part[r] = (double) instance.capacity[r] / instance.models();
        }
        return instance.tasksIn(model, part);
    }

    @Test
    void lyingRarelyGainsMoreThanATask() {
        Random random = new Random(6);
        int lies = 0;
        int gainedMuch = 0;
        while (lies < 1_000) {
            FairnessInstance instance = FairnessInstance.random(random, false);
            int liar = random.nextInt(instance.models());
            long[] told = instance.perTask[liar].clone();
            // More of something is told than is needed: whoever tells less could not run at all.
            told[random.nextInt(3)] += 1 + random.nextInt(6);
            FairnessInstance lie = instance.withLie(liar, told);
            if (lie.most(liar) == 0) {
                continue;
            }
            lies++;
            gainedMuch += lie.fill()[liar] > instance.fill()[liar] + 1 ? 1 : 0;
        }
        assertThat(gainedMuch).isLessThanOrEqualTo(lies * 2 / 1_000);
    }

    /** One resource: what weighted max-min fairness gives, up to one task. */
    @Test
    void withOneResourceSharesFollowWeights() {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            int models = 2 + random.nextInt(4);
            long[][] perTask = new long[models][];
            double[] weights = new double[models];
            double allWeights = 0;
            for (int model = 0; model < models; model++) {
                perTask[model] = new long[] {1 + random.nextInt(4), 0, 0};
                weights[model] = 1 + random.nextInt(5);
                allWeights += weights[model];
            }
            FairnessInstance instance = new FairnessInstance(new long[] {300, 1, 1}, perTask, weights);
            int[] tasks = instance.fill();
            for (int model = 0; model < models; model++) {
                double fair = 300 * weights[model] / allWeights;
                // A task of its own, and what the others could not use any more.
                assertThat((double) tasks[model] * perTask[model][0])
                        .isBetween(fair - 4 * (1 + weights[model]), fair + 4 * (1 + weights[model]));
            }
        }
    }

    @Test
    void moreCapacityNeverCostsThePoorestMoreThanATask() {
        Random random = new Random(8);
        for (int i = 0; i < INSTANCES; i++) {
            FairnessInstance instance = FairnessInstance.random(random, false);
            long[] more = instance.capacity.clone();
            more[random.nextInt(3)] += 1 + random.nextInt(20);
            int[] before = instance.fill();
            int[] after = instance.withCapacity(more).fill();
            double poorest = Double.MAX_VALUE;
            double poorestAfter = Double.MAX_VALUE;
            double task = 0;
            for (int model = 0; model < instance.models(); model++) {
                // In shares of the same capacity, so that growing it does not count as becoming poorer.
                double share = instance.shareOfTask(model);
                poorest = Math.min(poorest, before[model] * share);
                poorestAfter = Math.min(poorestAfter, after[model] * share);
                task = Math.max(task, share);
            }
            assertThat(poorestAfter).isGreaterThanOrEqualTo(poorest - task - 1e-9);
        }
    }

    @Test
    void whereAllWantTheSameMostItIsSharedEqually() {
        Random random = new Random(9);
        for (int i = 0; i < 60; i++) {
            int models = 2 + random.nextInt(4);
            long[][] perTask = new long[models][];
            for (int model = 0; model < models; model++) {
                perTask[model] = new long[] {4 + random.nextInt(4), random.nextInt(3), random.nextInt(3)};
            }
            double[] equal = new double[models];
            Arrays.fill(equal, 1);
            FairnessInstance instance = new FairnessInstance(new long[] {400, 400, 400}, perTask, equal);
            int[] tasks = instance.fill();
            for (int a = 0; a < models; a++) {
                assertThat(instance.dominant(a)).isZero();
                for (int b = 0; b < models; b++) {
                    assertThat((double) tasks[a] * perTask[a][0])
                            .isGreaterThanOrEqualTo((double) tasks[b] * perTask[b][0] - perTask[b][0] - perTask[a][0]);
                }
            }
        }
    }

    @Test
    void tiesAreDecidedTheSameWayEachTime() {
        Random random = new Random(10);
        for (int i = 0; i < 50; i++) {
            FairnessInstance instance = FairnessInstance.random(random, true);
            assertThat(instance.fill()).isEqualTo(instance.fill());
        }
        long[][] same = {{3, 0, 0}, {3, 0, 0}, {3, 0, 0}};
        assertThat(new FairnessInstance(new long[] {12, 1, 1}, same, new double[] {1, 1, 1}).fill())
                .containsExactly(2, 1, 1);
    }

    @Test
    void aResourceOfWhichThereIsNothingDoesNotCount() {
        long[][] perTask = {{1, 0, 0}, {1, 1, 0}};
        int[] tasks = new FairnessInstance(new long[] {10, 0, 0}, perTask, new double[] {1, 1}).fill();
        // The second asks for what there is none of, and gets nothing at all.
        assertThat(tasks).containsExactly(10, 0);
    }
}
