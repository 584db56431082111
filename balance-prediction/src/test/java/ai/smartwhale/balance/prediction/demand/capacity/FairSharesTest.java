// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;

class FairSharesTest {

    @Test
    void dividesTheTextbookExample() {
        // Demands 2, 2.6, 4, 5 of a capacity of 10: the example of Tanenbaum's and many lectures.
        List<FairShare> shares = FairShares.allocate(
                10,
                List.of(
                        ShareClaim.of("a", 2, 1),
                        ShareClaim.of("b", 2.6, 1),
                        ShareClaim.of("c", 4, 1),
                        ShareClaim.of("d", 5, 1)));

        assertThat(shares.stream().mapToDouble(FairShare::amount).toArray())
                .containsExactly(new double[] {2, 2.6, 2.7, 2.7}, within(1e-12));
        assertThat(shares)
                .extracting(FairShare::basis)
                .containsExactly(ShareBasis.DEMAND, ShareBasis.DEMAND, ShareBasis.WEIGHT, ShareBasis.WEIGHT);
    }

    @Test
    void equalsAnExactLinearProgramWithinATenthOfAPercent() {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            List<ShareClaim> claims = claims(random, 2 + random.nextInt(6));
            double promised = claims.stream()
                    .mapToDouble(c -> Math.min(c.floor(), c.demand()))
                    .sum();
            double capacity = promised + random.nextDouble() * 40;

            double[] oracle = lexicographicMaxMin(capacity, claims);
            List<FairShare> shares = FairShares.allocate(capacity, claims);

            for (int i = 0; i < oracle.length; i++) {
                assertThat(shares.get(i).amount()).isCloseTo(oracle[i], within(1e-3 * Math.max(0.01, oracle[i])));
            }
        }
    }

    private static List<ShareClaim> claims(Random random, int count) {
        List<ShareClaim> claims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double demand = random.nextInt(5) == 0 ? 0 : 20 * random.nextDouble();
            double floor = random.nextBoolean() ? 0 : 8 * random.nextDouble();
            claims.add(new ShareClaim("h" + i, demand, 0.5 + 3 * random.nextDouble(), floor));
        }
        return claims;
    }

    /**
     * Raises the least level that is not yet fixed by a linear program, and fixes those that cannot be raised further.
     */
    private static double[] lexicographicMaxMin(double capacity, List<ShareClaim> claims) {
        int n = claims.size();
        double[] fixed = new double[n];
        Arrays.fill(fixed, Double.NaN);
        while (Arrays.stream(fixed).anyMatch(Double::isNaN)) {
            double level = solve(capacity, claims, fixed, -1, 0)[n];
            boolean any = false;
            for (int i = 0; i < n; i++) {
                if (Double.isNaN(fixed[i])) {
                    double most = solve(capacity, claims, fixed, i, level)[i];
                    double least = Math.min(claims.get(i).floor(), claims.get(i).demand());
                    if (most <= Math.max(least, level * claims.get(i).weight()) + 1e-7) {
                        fixed[i] = most;
                        any = true;
                    }
                }
            }
            assertThat(any).isTrue();
        }
        return fixed;
    }

    /** The greatest level of the holders not fixed; or, at that level, the most that one of them can get. */
    private static double[] solve(double capacity, List<ShareClaim> claims, double[] fixed, int holder, double level) {
        int n = claims.size();
        List<LinearConstraint> constraints = new ArrayList<>();
        double[] sum = new double[n + 1];
        Arrays.fill(sum, 0, n, 1);
        constraints.add(new LinearConstraint(sum, Relationship.LEQ, capacity));
        for (int i = 0; i < n; i++) {
            ShareClaim claim = claims.get(i);
            double[] one = new double[n + 1];
            one[i] = 1;
            if (!Double.isNaN(fixed[i])) {
                constraints.add(new LinearConstraint(one, Relationship.EQ, fixed[i]));
                continue;
            }
            double least = Math.min(claim.floor(), claim.demand());
            constraints.add(new LinearConstraint(one, Relationship.LEQ, claim.demand()));
            constraints.add(new LinearConstraint(one, Relationship.GEQ, least));
            // Above its floor a holder must reach the level, below its demand; a floor above the level satisfies it.
            double[] row = one.clone();
            row[n] = -claim.weight();
            constraints.add(new LinearConstraint(row, Relationship.GEQ, 0));
        }
        double[] objective = new double[n + 1];
        objective[holder < 0 ? n : holder] = 1;
        if (holder >= 0) {
            double[] one = new double[n + 1];
            one[n] = 1;
            constraints.add(new LinearConstraint(one, Relationship.EQ, level));
        }
        return new SimplexSolver()
                .optimize(
                        new MaxIter(10_000),
                        new LinearObjectiveFunction(objective, 0),
                        new LinearConstraintSet(constraints),
                        GoalType.MAXIMIZE,
                        new NonNegativeConstraint(true))
                .getPoint();
    }

    @Test
    void scalesPromisesThatExceedTheCapacity() {
        List<FairShare> shares =
                FairShares.allocate(6, List.of(new ShareClaim("a", 10, 1, 8), new ShareClaim("b", 10, 5, 4)));

        assertThat(shares).extracting(FairShare::amount).containsExactly(4.0, 2.0);
        assertThat(shares).extracting(FairShare::basis).containsOnly(ShareBasis.SCALED_FLOOR);
    }

    @Test
    void keepsToCapacityDemandAndFloorForManyHolders() {
        Random random = new Random(5);
        List<ShareClaim> claims = claims(random, 100);
        List<FairShare> shares = FairShares.allocate(400, claims);

        double given = shares.stream().mapToDouble(FairShare::amount).sum();
        double wanted = claims.stream().mapToDouble(ShareClaim::demand).sum();
        assertThat(given).isCloseTo(Math.min(400, wanted), within(1e-6));
        for (int i = 0; i < 100; i++) {
            assertThat(shares.get(i).amount())
                    .isBetween(claims.get(i).least() - 1e-9, claims.get(i).demand() + 1e-9);
            assertThat(shares.get(i).metShare()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void answersWithoutCapacityOrClaims() {
        assertThat(FairShares.allocate(10, List.of())).isEmpty();
        assertThat(FairShares.allocate(0, List.of(ShareClaim.of("a", 5, 1)))
                        .get(0)
                        .amount())
                .isZero();
        assertThat(FairShares.allocate(9, List.of(ShareClaim.of("a", 5, 1)))
                        .get(0)
                        .amount())
                .isEqualTo(5);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> FairShares.allocate(-1, List.of())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> FairShares.allocate(1, List.of(ShareClaim.of("a", 1, 1), ShareClaim.of("a", 1, 1))))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> ShareClaim.of("a", Double.NaN, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> ShareClaim.of("a", 1, 0)).isInstanceOf(InvalidValueException.class);
    }
}
