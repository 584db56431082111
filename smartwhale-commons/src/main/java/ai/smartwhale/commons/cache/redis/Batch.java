// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.output.ByteArrayOutput;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Commands that go to Redis in one piece, in this order. Used by one thread. */
final class Batch {

    private final List<AsyncCommand<String, byte[], ?>> commands = new ArrayList<>();

    CompletableFuture<String> set(String key, byte[] value, long millis) {
        return add(
                CommandType.SET,
                new StatusOutput<>(LettuceClient.CODEC),
                args().addKey(key).addValue(value).add("PX").add(millis));
    }

    CompletableFuture<byte[]> get(String key) {
        return add(CommandType.GET, new ByteArrayOutput<>(LettuceClient.CODEC), args().addKey(key));
    }

    CompletableFuture<Long> length(String key) {
        return add(CommandType.STRLEN, new IntegerOutput<>(LettuceClient.CODEC), args().addKey(key));
    }

    /** Sends all; done when all are answered. */
    CompletableFuture<Void> send(StatefulRedisConnection<String, byte[]> connection) {
        var unused = connection.dispatch(commands);
        return CompletableFuture.allOf(commands.toArray(CompletableFuture<?>[]::new));
    }

    private <T> CompletableFuture<T> add(
            CommandType type, CommandOutput<String, byte[], T> output, CommandArgs<String, byte[]> args) {
        AsyncCommand<String, byte[], T> command = new AsyncCommand<>(new Command<>(type, output, args));
        commands.add(command);
        return command;
    }

    private static CommandArgs<String, byte[]> args() {
        return new CommandArgs<>(LettuceClient.CODEC);
    }
}
