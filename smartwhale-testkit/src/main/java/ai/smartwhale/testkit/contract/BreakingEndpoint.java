// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.data.SyncEndpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** An endpoint that takes some values, and then none. */
class BreakingEndpoint implements SyncEndpoint {

    private final SyncEndpoint endpoint;
    private int writesLeft;

    BreakingEndpoint(SyncEndpoint endpoint, int writes) {
        this.endpoint = endpoint;
        this.writesLeft = writes;
    }

    @Override
    public String name() {
        return "breaking " + endpoint.name();
    }

    @Override
    public Optional<Set<String>> keys() throws IOException {
        return endpoint.keys();
    }

    @Override
    public Optional<byte[]> read(String key) throws IOException {
        return endpoint.read(key);
    }

    @Override
    public void write(String key, byte[] value) throws IOException {
        if (writesLeft-- <= 0) {
            throw new IOException("broken on purpose");
        }
        endpoint.write(key, value);
    }

    @Override
    public void remove(String key) throws IOException {
        endpoint.remove(key);
    }
}
