// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;

/** A channel on a {@link RandomAccessFile}, whose reads and writes do not look at the interrupt flag. */
final class InterruptSafeChannel extends FileBase {

    private final RandomAccessFile file;
    private final boolean readOnly;

    InterruptSafeChannel(String name, String mode) throws IOException {
        this.file = new RandomAccessFile(name, mode);
        this.readOnly = mode.equals("r");
    }

    @Override
    public synchronized int read(ByteBuffer to, long position) throws IOException {
        file.seek(position);
        return read(to);
    }

    @Override
    public synchronized int read(ByteBuffer to) throws IOException {
        int length = to.remaining();
        if (to.hasArray()) {
            int count = file.read(to.array(), to.arrayOffset() + to.position(), length);
            if (count > 0) {
                to.position(to.position() + count);
            }
            return count;
        }
        byte[] bytes = new byte[length];
        int count = file.read(bytes);
        if (count > 0) {
            to.put(bytes, 0, count);
        }
        return count;
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
        file.seek(position);
        return write(from);
    }

    @Override
    public synchronized int write(ByteBuffer from) throws IOException {
        int length = from.remaining();
        if (from.hasArray()) {
            file.write(from.array(), from.arrayOffset() + from.position(), length);
            from.position(from.limit());
        } else {
            byte[] bytes = new byte[length];
            from.get(bytes);
            file.write(bytes);
        }
        return length;
    }

    @Override
    public synchronized long position() throws IOException {
        return file.getFilePointer();
    }

    @Override
    public synchronized FileChannel position(long position) throws IOException {
        file.seek(position);
        return this;
    }

    @Override
    public synchronized long size() throws IOException {
        return file.length();
    }

    @Override
    public synchronized FileChannel truncate(long size) throws IOException {
        if (!readOnly && size < file.length()) {
            file.setLength(size);
        }
        return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        file.getFD().sync();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.getChannel().tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
