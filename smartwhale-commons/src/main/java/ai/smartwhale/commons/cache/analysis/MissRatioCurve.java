// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * What share of requests a cache that keeps the latest used (LRU) would miss, at every size.
 *
 * @param points sizes and miss ratios, both in order: sizes grow, ratios never do; straight lines between them
 * @param references on how many requests it rests
 */
public record MissRatioCurve(List<Point> points, double references) {

    /**
     * A place on the curve.
     *
     * @param size of the cache, in its unit
     * @param missRatio 0 to 1
     */
    public record Point(long size, double missRatio) {}

    /**
     * Copies the points.
     *
     * @throws InvalidValueException if there are none, or they are not in order
     */
    public MissRatioCurve {
        points = List.copyOf(InvalidValueException.requirePresent("points", points));
        if (points.isEmpty()) {
            throw new InvalidValueException("points", points, "1 or more");
        }
        for (int i = 1; i < points.size(); i++) {
            Point one = points.get(i - 1);
            Point next = points.get(i);
            if (next.size() <= one.size() || !(next.missRatio() <= one.missRatio())) {
                throw new InvalidValueException("points", next, "growing sizes and miss ratios that do not grow");
            }
        }
    }

    /**
     * The miss ratio at a size.
     *
     * @param size in the unit of the cache
     * @return 0 to 1; beyond the last point the ratio of that
     */
    public double missRatio(long size) {
        int low = 0;
        int high = points.size() - 1;
        if (size >= points.get(high).size()) {
            return points.get(high).missRatio();
        }
        if (size <= points.get(0).size()) {
            return points.get(0).missRatio();
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).size() <= size) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Point below = points.get(low);
        Point above = points.get(high);
        double share = (double) (size - below.size()) / (above.size() - below.size());
        return below.missRatio() + share * (above.missRatio() - below.missRatio());
    }

    /**
     * The size up to which growing pays. A curve may be flat for a long way and then fall at once, as that of a scan
     * that repeats; so each step is judged on the lower convex hull of the curve, where such a fall pays for the way to
     * it (the hull is what Beckmann and Sanchez reason with in "Talus", HPCA 2015).
     *
     * @param least the smallest size allowed, 1 or more
     * @param most the largest size allowed, the smallest at least
     * @param leastGain how much the miss ratio must fall at least for each further percent of the largest size, 0 or
     *     more
     * @return a size within the bounds
     * @throws InvalidValueException if an argument is outside of its range
     */
    public long worthwhileSize(long least, long most, double leastGain) {
        InvalidValueException.requireRange("least", least, 1, Long.MAX_VALUE);
        InvalidValueException.requireRange("most", most, least, Long.MAX_VALUE);
        if (!(leastGain >= 0)) {
            throw new InvalidValueException("leastGain", leastGain, "0 or more");
        }
        List<Point> hull = hull(least, most);
        long best = least;
        for (int i = 1; i < hull.size(); i++) {
            Point from = hull.get(i - 1);
            Point to = hull.get(i);
            double percents = (to.size() - from.size()) * 100.0 / most;
            double gain = from.missRatio() - to.missRatio();
            if (gain <= 0 || gain / percents < leastGain) {
                break;
            }
            best = to.size();
        }
        return best;
    }

    private List<Point> hull(long least, long most) {
        List<Point> hull = new ArrayList<>();
        add(hull, new Point(least, missRatio(least)));
        for (Point point : points) {
            if (point.size() > least && point.size() < most) {
                add(hull, point);
            }
        }
        if (most > least) {
            add(hull, new Point(most, missRatio(most)));
        }
        return hull;
    }

    /** Drops what lies above the straight line from the point before it to the new one. */
    private static void add(List<Point> hull, Point point) {
        while (hull.size() >= 2) {
            Point before = hull.get(hull.size() - 2);
            Point last = hull.get(hull.size() - 1);
            double slopeToLast = (last.missRatio() - before.missRatio()) / (last.size() - before.size());
            double slopeToPoint = (point.missRatio() - before.missRatio()) / (point.size() - before.size());
            if (slopeToLast < slopeToPoint) {
                break;
            }
            hull.remove(hull.size() - 1);
        }
        hull.add(point);
    }
}
