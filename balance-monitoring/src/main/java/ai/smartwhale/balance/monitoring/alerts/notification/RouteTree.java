// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The routes of one configuration, each with the name that it keeps across restarts and reloads: the conditions on the
 * way to it, as Alertmanager writes them. Of neighbours with the same conditions the second is named apart, for they
 * have groups of their own.
 */
final class RouteTree {

    private final Node root;

    RouteTree(Route root) {
        this.root = node(root, name(root));
    }

    private static Node node(Route route, String path) {
        Map<String, Integer> seen = new HashMap<>();
        List<Node> children = new ArrayList<>();
        for (Route child : route.children()) {
            String name = name(child);
            int twin = seen.merge(name, 1, Integer::sum);
            children.add(node(child, path + '/' + name + (twin == 1 ? "" : "#" + twin)));
        }
        return new Node(new RoutePath(route, path), children);
    }

    private static String name(Route route) {
        return route.matchers().stream().map(LabelMatcher::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** The routes that take an alert: of each branch the deepest. */
    List<RoutePath> find(LabelSet labels) {
        List<RoutePath> found = new ArrayList<>(2);
        root.find(labels, found);
        return found;
    }

    private record Node(RoutePath path, List<Node> children) {

        boolean find(LabelSet labels, List<RoutePath> found) {
            if (!LabelMatcher.allMatch(path.route().matchers(), labels)) {
                return false;
            }
            boolean below = false;
            for (Node child : children) {
                if (child.find(labels, found)) {
                    below = true;
                    if (!child.path.route().goesOn()) {
                        break;
                    }
                }
            }
            if (!below) {
                found.add(path);
            }
            return true;
        }
    }
}
