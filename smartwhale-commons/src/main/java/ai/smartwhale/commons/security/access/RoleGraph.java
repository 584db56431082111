// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who inherits from whom. Walks without recursion, so that no depth of inheritance can exhaust the stack. */
final class RoleGraph {

    private final Map<String, Role> roles;

    RoleGraph(Map<String, Role> roles) {
        this.roles = roles;
    }

    /** The roles and all that they inherit from, themselves included; unknown roles are left out. */
    Set<String> closure(Collection<String> start) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            String name = open.pop();
            Role role = roles.get(name);
            if (role != null && seen.add(name)) {
                open.addAll(role.parents());
            }
        }
        return seen;
    }

    /** The roles that inherit from a role, directly or not. */
    Set<String> heirs(String ancestor) {
        Map<String, List<String>> children = new HashMap<>();
        roles.values()
                .forEach(role -> role.parents()
                        .forEach(parent -> children.computeIfAbsent(parent, p -> new ArrayList<>())
                                .add(role.name())));
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(children.getOrDefault(ancestor, List.of()));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (seen.add(name)) {
                open.addAll(children.getOrDefault(name, List.of()));
            }
        }
        return seen;
    }

    /** A shortest way from one of some roles to an ancestor, both ends included; empty if there is none. */
    List<String> path(Collection<String> from, String ancestor) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (String start : from) {
            if (roles.containsKey(start) && cameFrom.putIfAbsent(start, start) == null) {
                open.add(start);
            }
        }
        while (!open.isEmpty()) {
            String name = open.remove();
            if (name.equals(ancestor)) {
                return back(cameFrom, name);
            }
            for (String parent : roles.getOrDefault(name, Role.of(name)).parents()) {
                if (roles.containsKey(parent) && cameFrom.putIfAbsent(parent, name) == null) {
                    open.add(parent);
                }
            }
        }
        return List.of();
    }

    /** One cycle as the way around, the first role repeated at the end; empty if there is none. */
    List<String> cycle() {
        Set<String> done = new HashSet<>();
        for (String start : roles.keySet()) {
            Map<String, Iterator<String>> way = new LinkedHashMap<>();
            Deque<String> stack = new ArrayDeque<>();
            enter(start, done, way, stack);
            while (!stack.isEmpty()) {
                String name = stack.peek();
                Iterator<String> parents =
                        way.getOrDefault(name, List.<String>of().iterator());
                if (!parents.hasNext()) {
                    stack.pop();
                    way.remove(name);
                    done.add(name);
                    continue;
                }
                String parent = parents.next();
                if (way.containsKey(parent)) {
                    List<String> around = new ArrayList<>(way.keySet());
                    List<String> cycle = new ArrayList<>(around.subList(around.indexOf(parent), around.size()));
                    cycle.add(parent);
                    return cycle;
                }
                enter(parent, done, way, stack);
            }
        }
        return List.of();
    }

    private void enter(String name, Set<String> done, Map<String, Iterator<String>> way, Deque<String> stack) {
        Role role = roles.get(name);
        if (role != null && !done.contains(name)) {
            way.put(name, role.parents().iterator());
            stack.push(name);
        }
    }

    private static List<String> back(Map<String, String> cameFrom, String end) {
        List<String> path = new ArrayList<>();
        String name = end;
        while (true) {
            path.add(0, name);
            String before = cameFrom.getOrDefault(name, name);
            if (before.equals(name)) {
                return path;
            }
            name = before;
        }
    }
}
