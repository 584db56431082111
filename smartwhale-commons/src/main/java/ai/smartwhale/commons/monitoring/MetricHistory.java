// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The past of one metric: bounded in its moments and in the values in them. Not thread-safe. */
final class MetricHistory {

    private final int mostMoments;
    private final int mostPoints;
    private final Deque<MetricPoint> moments = new ArrayDeque<>();
    private long points;

    MetricHistory(int mostMoments, int mostPoints) {
        this.mostMoments = mostMoments;
        this.mostPoints = mostPoints;
    }

    /** Tells how many values had to go for it. The newest moment stays, however many values it has. */
    long add(MetricPoint point) {
        moments.addLast(point);
        points += point.series().size();
        long dropped = 0;
        while (moments.size() > mostMoments || (points > mostPoints && moments.size() > 1)) {
            long gone = moments.removeFirst().series().size();
            dropped += gone;
            points -= gone;
        }
        return dropped;
    }

    /** Remembers that there was nothing at a moment, unless something is remembered of it. */
    long fill(Instant moment) {
        boolean there = !moments.isEmpty() && !moments.getLast().takenAt().isBefore(moment);
        return there ? 0 : add(new MetricPoint(moment, List.of()));
    }

    long points() {
        return points;
    }

    List<MetricPoint> all() {
        return List.copyOf(moments);
    }
}
