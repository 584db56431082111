// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories as kernels of both versions show them. */
class CgroupReaderTest {

    private static final String V2_MOUNT =
            "31 23 0:28 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n";
    private static final String V1_MOUNTS = """
            31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
            32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct
            35 31 0:32 / /sys/fs/cgroup/memory rw,relatime shared:10 - cgroup cgroup rw,memory
            """;

    @TempDir
    private Path root;

    @Test
    void readsVersion2() throws IOException {
        unified("0::/app\n");
        file("sys/fs/cgroup/app/memory.max", "536870912\n");
        file("sys/fs/cgroup/app/memory.high", "402653184\n");
        file("sys/fs/cgroup/app/memory.current", "104857600\n");
        file("sys/fs/cgroup/app/memory.stat", "anon 1\ninactive_file 4857600\nactive_file 3\n");
        file("sys/fs/cgroup/app/cpu.max", "150000 100000\n");

        ContainerLimits limits = read();

        assertThat(limits.memoryBytes()).isEqualTo(ContainerLimit.of(536_870_912));
        assertThat(limits.memoryHighBytes()).isEqualTo(ContainerLimit.of(402_653_184));
        assertThat(limits.memoryUsedBytes()).hasValue(104_857_600);
        assertThat(limits.workingSetBytes()).hasValue(100_000_000);
        assertThat(limits.cpuMillis()).isEqualTo(ContainerLimit.of(1_500));
    }

    @Test
    void saysUnlimitedForMax() throws IOException {
        unified("0::/app\n");
        file("sys/fs/cgroup/app/memory.max", "max\n");
        file("sys/fs/cgroup/app/memory.high", "max\n");
        file("sys/fs/cgroup/app/cpu.max", "max 100000\n");

        assertThat(read().memoryBytes()).isEqualTo(ContainerLimit.UNLIMITED);
        assertThat(read().memoryHighBytes()).isEqualTo(ContainerLimit.UNLIMITED);
        assertThat(read().cpuMillis()).isEqualTo(ContainerLimit.UNLIMITED);
        assertThat(read().memoryUsedBytes()).isEmpty();
    }

    @Test
    void takesTheTightestOfAllGroupsAbove() throws IOException {
        unified("0::/pod/container\n");
        file("sys/fs/cgroup/pod/container/memory.max", "max\n");
        file("sys/fs/cgroup/pod/container/cpu.max", "400000 100000\n");
        file("sys/fs/cgroup/pod/memory.max", "268435456\n");
        file("sys/fs/cgroup/pod/cpu.max", "50000 100000\n");

        assertThat(read().memoryBytes()).isEqualTo(ContainerLimit.of(268_435_456));
        assertThat(read().cpuMillis()).isEqualTo(ContainerLimit.of(500));
    }

    @Test
    void readsTheMountItselfInsideANamespaceOfItsOwn() throws IOException {
        unified("0::/../../elsewhere\n");
        file("sys/fs/cgroup/memory.max", "1000000\n");

        assertThat(read().memoryBytes()).isEqualTo(ContainerLimit.of(1_000_000));
    }

    @Test
    void cutsTheRootOfABindMountOffThePath() throws IOException {
        file("proc/self/cgroup", "0::/docker/abc/inner\n");
        file("proc/self/mountinfo", "31 23 0:28 /docker/abc /sys/fs/cgroup ro - cgroup2 cgroup rw\n");
        file("sys/fs/cgroup/inner/memory.max", "777\n");
        file("sys/fs/cgroup/memory.max", "888\n");

        assertThat(read().memoryBytes()).isEqualTo(ContainerLimit.of(777));
    }

    @Test
    void readsVersion1() throws IOException {
        file("proc/self/cgroup", "4:cpu,cpuacct:/docker/a\n3:memory:/docker/a\n");
        file("proc/self/mountinfo", V1_MOUNTS);
        file("sys/fs/cgroup/memory/docker/a/memory.limit_in_bytes", "1073741824\n");
        file("sys/fs/cgroup/memory/docker/a/memory.usage_in_bytes", "300\n");
        file("sys/fs/cgroup/memory/docker/a/memory.stat", "inactive_file 5\ntotal_inactive_file 100\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        file("sys/fs/cgroup/cpu,cpuacct/docker/a/cpu.cfs_quota_us", "200000\n");
        file("sys/fs/cgroup/cpu,cpuacct/docker/a/cpu.cfs_period_us", "50000\n");
        file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");

        ContainerLimits limits = read();

        assertThat(limits.memoryBytes()).isEqualTo(ContainerLimit.of(1_073_741_824));
        assertThat(limits.memoryHighBytes()).isEqualTo(ContainerLimit.UNKNOWN);
        assertThat(limits.workingSetBytes()).hasValue(200);
        assertThat(limits.cpuMillis()).isEqualTo(ContainerLimit.of(4_000));
    }

    @Test
    void saysUnlimitedForTheLargestNumberOfVersion1() throws IOException {
        file("proc/self/cgroup", "4:cpu,cpuacct:/\n3:memory:/\n");
        file("proc/self/mountinfo", V1_MOUNTS);
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");

        assertThat(read().memoryBytes()).isEqualTo(ContainerLimit.UNLIMITED);
        assertThat(read().cpuMillis()).isEqualTo(ContainerLimit.UNLIMITED);
    }

    @Test
    void readsAControllerWhereItIsMountedOnAMixedSystem() throws IOException {
        file("proc/self/cgroup", "3:memory:/a\n0::/b\n");
        file("proc/self/mountinfo", V1_MOUNTS + "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n");
        file("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "4096\n");
        file("sys/fs/cgroup/unified/b/memory.max", "1\n");
        file("sys/fs/cgroup/unified/b/cpu.max", "25000 100000\n");

        assertThat(read().memoryBytes()).isEqualTo(ContainerLimit.of(4_096));
        assertThat(read().cpuMillis()).isEqualTo(ContainerLimit.of(250));
    }

    @Test
    void findsMountPointsWithBlanks() throws IOException {
        file("proc/self/cgroup", "0::/\n");
        file("proc/self/mountinfo", "31 23 0:28 / /my\\040groups rw - cgroup2 cgroup2 rw\n");
        file("my groups/memory.max", "5\n");

        assertThat(read().memoryBytes()).isEqualTo(ContainerLimit.of(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lots", "-7", "99999999999999999999999", "1e9", "max max", "\u0000"})
    void saysUnknownForWhatIsNoNumber(String garbage) throws IOException {
        unified("0::/app\n");
        file("sys/fs/cgroup/app/memory.max", garbage);
        file("sys/fs/cgroup/app/memory.current", garbage);
        file("sys/fs/cgroup/app/cpu.max", garbage.isEmpty() || garbage.startsWith("max") ? "" : garbage + " 100000");

        assertThat(read().memoryBytes()).isEqualTo(ContainerLimit.UNKNOWN);
        assertThat(read().memoryUsedBytes()).isEmpty();
        assertThat(read().cpuMillis()).isEqualTo(ContainerLimit.UNKNOWN);
    }

    @Test
    void aKnownLimitAboveOutweighsGarbageBelow() throws IOException {
        unified("0::/pod/app\n");
        file("sys/fs/cgroup/pod/app/memory.max", "garbage");
        file("sys/fs/cgroup/pod/memory.max", "42");

        assertThat(read().memoryBytes()).isEqualTo(ContainerLimit.of(42));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "0:", "::", "0::\u0000", "1:memory:/x"})
    void saysUnknownForMalformedTables(String garbage) throws IOException {
        file("proc/self/cgroup", garbage);
        file("proc/self/mountinfo", garbage + " - cgroup2 \n31 23 0:28 / relative rw - cgroup2 c rw\n- - -\n");

        assertThat(read()).isEqualTo(ContainerLimits.UNKNOWN);
    }

    @Test
    void saysUnknownWhereNothingIsThere() {
        assertThat(read()).isEqualTo(ContainerLimits.UNKNOWN);
    }

    private void unified(String cgroup) throws IOException {
        file("proc/self/cgroup", cgroup);
        file("proc/self/mountinfo", V2_MOUNT);
    }

    private ContainerLimits read() {
        return new CgroupReader(root).read();
    }

    private void file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
