// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A script that is called by its digest, and sent only to a server that does not know it. Thread-safe. */
final class Script {

    private final RedisAsyncCommands<String, byte[]> redis;
    private final String text;
    private final String digest;
    private final ScriptOutputType output;

    Script(RedisAsyncCommands<String, byte[]> redis, String text, ScriptOutputType output) {
        this.redis = redis;
        this.text = text;
        this.digest = redis.digest(text);
        this.output = output;
    }

    <T> CompletableFuture<T> call(String[] keys, byte[]... arguments) {
        return redis.<T>evalsha(digest, output, keys, arguments)
                .toCompletableFuture()
                .exceptionallyCompose(failure -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    return cause instanceof RedisNoScriptException
                            ? redis.<T>eval(text, output, keys, arguments)
                            : CompletableFuture.failedFuture(failure);
                });
    }
}
