// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Takes the place of {@link InterruptSafeFilePath}, and refuses writes as a disk does that is full. */
public final class FullDisk extends FilePathWrapper {

    /** Which files it is full for, by the end of their names. */
    private static volatile String suffix = "";
    /** How many writes still find room; below zero for all of them. */
    private static final AtomicInteger ROOM = new AtomicInteger(-1);

    private static volatile boolean refused;

    /** Made by H2. */
    public FullDisk() {}

    static void install() {
        // The class that registers itself when it is first used does so before, not after.
        FilePath.register(new InterruptSafeFilePath());
        freed();
        FilePath.register(new FullDisk());
    }

    static void uninstall() {
        FilePath.register(new InterruptSafeFilePath());
    }

    static void fullAfter(int writes, String ofFiles) {
        suffix = ofFiles;
        refused = false;
        ROOM.set(writes);
    }

    static void freed() {
        ROOM.set(-1);
    }

    /** Whether it refused since it became full. */
    static boolean refused() {
        return refused;
    }

    @Override
    public String getScheme() {
        return "smartwhale";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        String path = name.substring(getScheme().length() + 1);
        return new Channel(path, new InterruptSafeChannel(path, mode));
    }

    private static final class Channel extends FileBase {

        private final String path;
        private final FileChannel file;

        Channel(String path, FileChannel file) {
            this.path = path;
            this.file = file;
        }

        private void requireRoom() throws IOException {
            if (path.endsWith(suffix) && ROOM.getAndUpdate(room -> room > 0 ? room - 1 : room) == 0) {
                refused = true;
                throw new IOException("No space left on device, as the test wants");
            }
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            requireRoom();
            return file.write(from, position);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            requireRoom();
            return file.write(from);
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return file.read(to);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
