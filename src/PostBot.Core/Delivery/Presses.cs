using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>
/// Tells a repeated press of a button from a second one, also across a restart. When our answer is late, Teams sends the same press again after some
/// 30 s with a new id; it is then given the first one's key. A press that was answered in time is over: the same button pressed again is meant again.
/// </summary>
public sealed class Presses
{
    /// <summary>Teams has given a press up by then.</summary>
    private static readonly Duration window = Duration.FromMinutes(2);

    private readonly Writer writer;
    private readonly TimeProvider real;

    internal Presses(Writer writer, TimeProvider real) => (this.writer, this.real) = (writer, real);

    private Instant Now => Instant.FromDateTimeOffset(real.GetUtcNow());

    /// <param name="what">Who pressed what where.</param>
    /// <param name="key">This delivery's own key.</param>
    /// <returns>The key that stands for the press; durable.</returns>
    public Task<string> Begin(string what, string key) => writer.Write(
        async (session, token) =>
        {
            var (hash, now) = (Hash(what), Now);
            var forgotten = now - window;
            session.Db.RemoveRange(await session.Db.Presses.Where(row => row.BeganAt < forgotten && row.What != hash).Take(20).ToListAsync(token));
            var press = await session.Db.Presses.FindAsync([hash], token);
            if (press is { Over: false } && press.BeganAt >= forgotten) key = press.Key;
            else if (press is null) session.Db.Add(new Press { What = hash, Key = key, BeganAt = now });
            else (press.Key, press.BeganAt, press.Over) = (key, now, false);
            await session.Db.SaveChangesAsync(token);
            return key;
        },
        CancellationToken.None);

    /// <param name="what">As it began.</param>
    /// <param name="heard">Whether the caller was still there to hear the answer; Teams hangs up before it sends a press again.</param>
    public Task End(string what, bool heard) => !heard ? Task.CompletedTask : writer.Write(
        async (session, token) =>
        {
            if (await session.Db.Presses.FindAsync([Hash(what)], token) is { } press) press.Over = true;
            await session.Db.SaveChangesAsync(token);
            return true;
        },
        CancellationToken.None);

    private static string Hash(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
}
