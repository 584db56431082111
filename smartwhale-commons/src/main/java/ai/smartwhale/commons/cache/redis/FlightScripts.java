// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

/**
 * What is done with marks in one step. A mark is a hash: under {@code token} that of its holder, under the name of a
 * channel each instance that waits.
 */
final class FlightScripts {

    /**
     * KEYS: marks. ARGV: channel of the claimant, most who wait, and for each mark a token and its lease in ms. Gives
     * for each 0; or 1, the holder's token and what is left of its lease; or 2 if too many wait; or 3 where something
     * lies there that is none of ours, such as a mark without an end.
     */
    static final String CLAIM = """
            local function claim(key, token, lease)
              local holder = redis.pcall('hget', key, 'token')
              if type(holder) == 'table' then return {3} end
              if not holder then
                redis.call('del', key)
                redis.call('hset', key, 'token', token)
                redis.call('pexpire', key, lease)
                return {0}
              end
              local left = redis.call('pttl', key)
              if left < 0 then return {3} end
              if redis.call('hexists', key, ARGV[1]) == 0 then
                if redis.call('hlen', key) > tonumber(ARGV[2]) then return {2} end
                redis.call('hset', key, ARGV[1], '')
              end
              return {1, holder, left}
            end
            local answers = {}
            for i, key in ipairs(KEYS) do answers[i] = claim(key, ARGV[2 * i + 1], ARGV[2 * i + 2]) end
            return answers
            """;

    /** ARGV: token, lease in ms. */
    static final String RENEW = """
            if redis.call('hget', KEYS[1], 'token') ~= ARGV[1] then return 0 end
            return redis.call('pexpire', KEYS[1], ARGV[2])
            """;

    /** KEYS: marks. ARGV: a token for each. Gives for each how many wait, in which case it stays. */
    static final String END_IF_ALONE = """
            local answers = {}
            for i, key in ipairs(KEYS) do
              answers[i] = 0
              if redis.pcall('hget', key, 'token') == ARGV[i] then
                answers[i] = redis.call('hlen', key) - 1
                if answers[i] == 0 then redis.call('del', key) end
              end
            end
            return answers
            """;

    /**
     * KEYS: mark, landing. ARGV: token, milliseconds the value is kept, what is told, and the value if there is one.
     */
    static final String LAND = """
            if redis.call('hget', KEYS[1], 'token') ~= ARGV[1] then return 0 end
            local fields = redis.call('hkeys', KEYS[1])
            redis.call('del', KEYS[1])
            if #fields > 1 and ARGV[4] then redis.call('set', KEYS[2], ARGV[4], 'px', ARGV[2]) end
            for _, channel in ipairs(fields) do
              if channel ~= 'token' then redis.call('publish', channel, ARGV[3]) end
            end
            return #fields - 1
            """;

    private FlightScripts() {}
}
