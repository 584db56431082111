// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** All groups, found by route and labels, and in the order in which they are due. Guarded by the notifier's lock. */
final class GroupBook {

    /** The labels of the group that takes in what is beyond the limit. */
    private static final LabelSet OVERFLOW = LabelSet.EMPTY;

    private final int most;
    private final Map<GroupId, AlertGroup> groups = new HashMap<>();
    private final TreeSet<AlertGroup> order = new TreeSet<>(
            Comparator.comparing((AlertGroup group) -> group.due).thenComparingLong(group -> group.serial));
    private long serial;

    GroupBook(int most) {
        this.most = most;
    }

    /** The group of an alert on a route, made if there is none. */
    AlertGroup obtain(RoutePath path, LabelSet labels, Instant now) {
        GroupId id = new GroupId(path.path(), path.route().groupLabels(labels));
        AlertGroup known = groups.get(id);
        if (known != null) {
            return known;
        }
        if (groups.size() >= most && !id.labels().equals(OVERFLOW)) {
            return obtain(path, OVERFLOW, now);
        }
        AlertGroup fresh = new AlertGroup(
                serial++, path, id.labels(), now.plus(path.route().timing().groupWait()));
        groups.put(id, fresh);
        order.add(fresh);
        return fresh;
    }

    Optional<AlertGroup> byKey(String key) {
        return groups.values().stream().filter(group -> group.key.equals(key)).findFirst();
    }

    void reschedule(AlertGroup group, Instant due) {
        order.remove(group);
        group.due = due;
        order.add(group);
    }

    void remove(AlertGroup group) {
        order.remove(group);
        groups.remove(new GroupId(group.path.path(), group.labels));
    }

    Optional<AlertGroup> firstDue(Instant now) {
        return order.isEmpty() || order.first().due.isAfter(now) ? Optional.empty() : Optional.of(order.first());
    }

    Optional<Instant> nextDue() {
        return order.isEmpty() ? Optional.empty() : Optional.of(order.first().due);
    }

    List<AlertGroup> inOrder() {
        return List.copyOf(order);
    }

    Collection<AlertGroup> all() {
        return groups.values();
    }

    private record GroupId(String path, LabelSet labels) {}
}
