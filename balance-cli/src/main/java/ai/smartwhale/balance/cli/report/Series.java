// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import java.util.List;

/**
 * A line of a plot.
 *
 * @param name what it shows, for the legend
 * @param points from left to right
 */
record Series(String name, List<Point> points) {

    /** One point in the units of the axes. */
    record Point(double x, double y) {}

    Series {
        points = List.copyOf(points);
    }

    double largestX() {
        return points.stream().mapToDouble(Point::x).max().orElse(0);
    }

    double largestY() {
        return points.stream().mapToDouble(Point::y).max().orElse(0);
    }

    double smallestY() {
        return points.stream().mapToDouble(Point::y).filter(y -> y > 0).min().orElse(1);
    }
}
