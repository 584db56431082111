// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.data.SyncEndpoint;
import ai.smartwhale.balance.interfaces.data.SyncHandler;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DefaultSyncHandlerContractTest extends SyncHandlerContract {

    private final CommonsExecutors executors = CommonsExecutors.create("sync-contract");

    @TempDir
    private Path folder;

    @AfterEach
    void closeThreads() {
        executors.close();
    }

    @Override
    protected SyncHandler newSyncHandler() {
        return SyncHandler.create(executors.workers());
    }

    @Override
    protected SyncEndpoint newEndpoint() throws IOException {
        return SyncEndpoint.files(Files.createTempDirectory(folder, "endpoint"));
    }
}
