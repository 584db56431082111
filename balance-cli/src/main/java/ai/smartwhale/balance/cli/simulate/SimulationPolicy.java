// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import ai.smartwhale.balance.services.path.PathStep;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The ways to ask that are compared: the own one, the same without one of its decisions, and what others use. */
public enum SimulationPolicy {
    /** The deciding path of Balance. */
    BALANCE,
    /** The same with the loop, which turns the knobs of the path. */
    BALANCE_LOOP,
    /** The same with the loop, which may also have answers given out that are too old. */
    BALANCE_LOOP_STALE,
    /** The same with the loop, and answers that are fetched before they are asked for. */
    BALANCE_LOOP_AHEAD,
    /** Each request is a call of its own. */
    DIRECT,
    /** java-dataloader with its scheduled registry. */
    DATALOADER,
    /** Caffeine's asynchronous cache with a loader that collects. */
    COALESCE,
    /** Balance that merges nothing. */
    WITHOUT_MERGE(PathStep.MERGE),
    /** Balance that merges only what waits. */
    WITHOUT_JOIN(PathStep.JOIN),
    /** Balance that keeps no answers. */
    WITHOUT_CACHE,
    /** Balance in which models do not take turns. */
    WITHOUT_FAIRNESS(PathStep.FAIRNESS),
    /** Balance with strict levels. */
    WITHOUT_AGEING(PathStep.AGEING),
    /** Balance that waits for everything. */
    WITHOUT_DEADLINE(PathStep.DEADLINES),
    /** Balance with batches as large as may be. */
    WITHOUT_ADAPTIVE_SIZE(PathStep.ADAPTIVE_SIZE);

    private final Optional<PathStep> without;

    SimulationPolicy() {
        this.without = Optional.empty();
    }

    SimulationPolicy(PathStep without) {
        this.without = Optional.of(without);
    }

    /**
     * The name on the command line and in results.
     *
     * @return in small letters with hyphens
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The own way and those of others.
     *
     * @return four policies
     */
    public static List<SimulationPolicy> contenders() {
        return List.of(BALANCE, COALESCE, DATALOADER, DIRECT);
    }

    /**
     * Finds a policy.
     *
     * @param text its label
     * @return the policy
     * @throws InvalidValueException if there is none
     */
    public static SimulationPolicy of(String text) {
        return Arrays.stream(values())
                .filter(policy -> policy.label().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "policy",
                        text,
                        String.join(
                                ", ",
                                Arrays.stream(values())
                                        .map(SimulationPolicy::label)
                                        .toList())));
    }

    Contender enter(Contender.World world) {
        return switch (this) {
            case DIRECT -> new DirectContender(world);
            case DATALOADER -> new DataLoaderContender(world);
            case COALESCE -> new CoalescingContender(world);
            case BALANCE_LOOP -> new LoopContender(world, false, false);
            case BALANCE_LOOP_STALE -> new LoopContender(world, true, false);
            case BALANCE_LOOP_AHEAD -> new LoopContender(world, false, true);
            default -> new BalanceContender(world, without.map(Set::of).orElseGet(Set::of), this != WITHOUT_CACHE);
        };
    }
}
