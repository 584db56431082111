// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Divides a capacity by weighted max-min fairness (Bertsekas and Gallager, "Data Networks", 2nd ed., 6.5.2): the level
 * of what each gets per weight is raised for all until the capacity is used up, except that nobody gets more than it
 * can use, nor less than it was promised. No other division gives anyone more without giving less to one who has no
 * more per weight. Exact up to rounding; the time grows as n log n.
 */
public final class FairShares {

    private FairShares() {}

    /**
     * Divides.
     *
     * @param capacity what there is, 0 or more
     * @param claims who wants how much of it, each holder once
     * @return a share for each claim, in their order; together at most the capacity. If even the promises exceed it,
     *     each promise is scaled down alike
     * @throws InvalidValueException if the capacity is negative or not finite, or a holder appears twice
     */
    public static List<FairShare> allocate(double capacity, List<ShareClaim> claims) {
        Numbers.requireAmount("capacity", capacity);
        InvalidValueException.requirePresent("claims", claims);
        requireDistinct(claims);
        double promised = claims.stream().mapToDouble(ShareClaim::least).sum();
        if (promised > capacity) {
            double part = capacity / promised;
            return claims.stream()
                    .map(c -> new FairShare(c.holder(), c.least() * part, c.demand(), ShareBasis.SCALED_FLOOR))
                    .toList();
        }
        double level = level(capacity, claims);
        return claims.stream().map(claim -> share(claim, level)).toList();
    }

    private static FairShare share(ShareClaim claim, double level) {
        double byWeight = claim.weight() * level;
        if (byWeight >= claim.demand()) {
            return new FairShare(claim.holder(), claim.demand(), claim.demand(), ShareBasis.DEMAND);
        }
        if (byWeight <= claim.least()) {
            ShareBasis basis = claim.least() == claim.demand() ? ShareBasis.DEMAND : ShareBasis.FLOOR;
            return new FairShare(claim.holder(), claim.least(), claim.demand(), basis);
        }
        return new FairShare(claim.holder(), byWeight, claim.demand(), ShareBasis.WEIGHT);
    }

    /**
     * What is used grows with the level in straight pieces; walks their ends upwards to the one that holds the answer.
     */
    private static double level(double capacity, List<ShareClaim> claims) {
        List<double[]> bends = new ArrayList<>();
        for (ShareClaim claim : claims) {
            bends.add(new double[] {claim.least() / claim.weight(), claim.weight()});
            bends.add(new double[] {claim.demand() / claim.weight(), -claim.weight()});
        }
        double[][] sorted = bends.toArray(double[][]::new);
        Arrays.sort(sorted, (a, b) -> Double.compare(a[0], b[0]));
        double used = claims.stream().mapToDouble(ShareClaim::least).sum();
        double slope = 0;
        double level = 0;
        for (double[] bend : sorted) {
            double next = used + slope * (bend[0] - level);
            if (next > capacity) {
                return level + (capacity - used) / slope;
            }
            used = next;
            level = bend[0];
            slope += bend[1];
        }
        return Double.POSITIVE_INFINITY;
    }

    private static void requireDistinct(List<ShareClaim> claims) {
        Set<String> holders = new HashSet<>();
        for (ShareClaim claim : claims) {
            if (!holders.add(claim.holder())) {
                throw new InvalidValueException("claims", claim.holder(), "each holder once");
            }
        }
    }
}
