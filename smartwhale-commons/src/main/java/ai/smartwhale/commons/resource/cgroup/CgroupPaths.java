// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.cgroup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/** Finds the directories of the control groups that this process is in, its own first, then those above it. */
final class CgroupPaths {

    /** The key of the version 2 hierarchy, which names no controllers. */
    private static final String UNIFIED = "";

    private final Map<String, Group> groups;

    private CgroupPaths(Map<String, Group> groups) {
        this.groups = groups;
    }

    /**
     * The directories of one hierarchy.
     *
     * @param unified whether it is version 2
     * @param directories the process's own first, up to the mount point
     */
    record Group(boolean unified, List<Path> directories) {}

    private record Mount(String rootOfMount, Path point) {}

    /** A controller that has a hierarchy of version 1 is not in version 2. */
    Optional<Group> controller(String name) {
        return Optional.ofNullable(groups.getOrDefault(name, groups.get(UNIFIED)));
    }

    static CgroupPaths find(Path root) {
        Path self = root.resolve("proc/self");
        Map<String, Mount> mounts =
                mounts(root, SmallFile.text(self.resolve("mountinfo")).orElse(""));
        Map<String, Group> groups = new HashMap<>();
        for (String line :
                SmallFile.lines(SmallFile.text(self.resolve("cgroup")).orElse(""))) {
            int first = line.indexOf(':');
            int second = line.indexOf(':', first + 1);
            if (first < 0 || second < 0 || line.indexOf('\0') >= 0) {
                continue;
            }
            String path = line.substring(second + 1);
            for (String controller : controllers(line.substring(first + 1, second))) {
                Mount mount = mounts.get(controller);
                if (mount != null) {
                    groups.put(controller, new Group(controller.equals(UNIFIED), directories(mount, path)));
                }
            }
        }
        return new CgroupPaths(groups);
    }

    private static List<String> controllers(String list) {
        if (list.isEmpty()) {
            return List.of(UNIFIED);
        }
        List<String> names = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(list, ",");
        while (tokens.hasMoreTokens()) {
            names.add(tokens.nextToken());
        }
        return names;
    }

    /** A line reads: id parent major:minor root point options [optional...] - type source superOptions. */
    private static Map<String, Mount> mounts(Path root, String mountinfo) {
        Map<String, Mount> mounts = new HashMap<>();
        for (String line : SmallFile.lines(mountinfo)) {
            int dash = line.indexOf('\0') >= 0 ? -1 : line.indexOf(" - ");
            List<String> left = dash < 0 ? List.of() : SmallFile.words(line.substring(0, dash));
            List<String> right = dash < 0 ? List.of() : SmallFile.words(line.substring(dash + 3));
            if (left.size() < 5 || right.isEmpty() || !left.get(4).startsWith("/")) {
                continue;
            }
            Mount mount = new Mount(
                    unescape(left.get(3)), root.resolve(unescape(left.get(4)).substring(1)));
            if (right.get(0).equals("cgroup2")) {
                mounts.putIfAbsent(UNIFIED, mount);
            } else if (right.get(0).equals("cgroup") && right.size() >= 3) {
                controllers(right.get(2)).forEach(option -> mounts.putIfAbsent(option, mount));
            }
        }
        return mounts;
    }

    /** The kernel writes blanks, tabs, line ends and backslashes of paths as three octal digits. */
    private static String unescape(String path) {
        return path.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    /** Within a namespace of its own a container sees paths that its mount does not show: then the mount is all. */
    private static List<Path> directories(Mount mount, String path) {
        String relative = path;
        if (!mount.rootOfMount().equals("/")) {
            relative = path.equals(mount.rootOfMount()) || path.startsWith(mount.rootOfMount() + '/')
                    ? path.substring(mount.rootOfMount().length())
                    : "";
        }
        Path own = mount.point().resolve(relative.replaceFirst("^/+", "")).normalize();
        if (!own.startsWith(mount.point().normalize()) || !own.toFile().isDirectory()) {
            own = mount.point().normalize();
        }
        List<Path> directories = new ArrayList<>();
        for (Path at = own; at != null && at.startsWith(mount.point().normalize()); at = at.getParent()) {
            directories.add(at);
        }
        return List.copyOf(directories);
    }
}
