// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFilesTest {

    @TempDir
    Path directory;

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void replacesAsAWholeAndNarrowsTheMode() throws IOException {
        Path file = directory.resolve("file");
        Files.writeString(file, "old, and longer than the new");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        OwnerOnlyFiles.replace(file, new byte[] {1, 2});
        assertThat(Files.readAllBytes(file)).containsExactly(1, 2);
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void writesNewOnlyWhereNothingIs() throws IOException {
        Path file = directory.resolve("file");
        OwnerOnlyFiles.writeNew(file, new byte[] {1});
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThatThrownBy(() -> OwnerOnlyFiles.writeNew(file, new byte[] {2}))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(file)).containsExactly(1);
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
        assertThatThrownBy(() -> OwnerOnlyFiles.writeNew(link, new byte[] {2})).isInstanceOf(IOException.class);
        assertThat(directory.resolve("nowhere")).doesNotExist();
    }

    @Test
    void readsNoMoreThanItMay() throws IOException {
        Path file = directory.resolve("file");
        OwnerOnlyFiles.writeNew(file, new byte[100]);
        assertThat(OwnerOnlyFiles.read(file, 100)).hasSize(100);
        assertThatThrownBy(() -> OwnerOnlyFiles.read(file, 99)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> OwnerOnlyFiles.read(directory.resolve("none"), 1))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> OwnerOnlyFiles.requireOwnerOnly(directory.resolve("none")))
                .isInstanceOf(IOException.class);
    }
}
