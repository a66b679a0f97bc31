using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>How much of a series a change is about.</summary>
internal enum SeriesScope
{
    One,

    /// <summary>This one and those after it.</summary>
    Following,

    /// <summary>All that are not over.</summary>
    All,
}

/// <summary><c>all</c>, <c>following</c>, <c>this and following</c>, <c>onwards</c>; nothing said is this one.</summary>
internal sealed class ScopeArgument() : Argument<object>("series", "Only this one, or more of its series?")
{
    private static readonly (string Words, SeriesScope Scope)[] said =
    [
        ("this and the following", SeriesScope.Following), ("this and all following", SeriesScope.Following), ("this and following", SeriesScope.Following), ("and the following", SeriesScope.Following),
        ("and all following", SeriesScope.Following), ("and following", SeriesScope.Following), ("all following", SeriesScope.Following), ("and onwards", SeriesScope.Following), ("following", SeriesScope.Following),
        ("onwards", SeriesScope.Following), ("all of them", SeriesScope.All), ("all of it", SeriesScope.All), ("the whole series", SeriesScope.All), ("whole series", SeriesScope.All), ("all", SeriesScope.All),
        ("only this one", SeriesScope.One), ("just this one", SeriesScope.One), ("only this", SeriesScope.One), ("this one", SeriesScope.One),
    ];

    public override string Usage => "[following | all]";

    public override ReadResult? Read(ReadContext context, int at)
    {
        foreach (var (words, scope) in said)
        {
            var count = words.Count(letter => letter == ' ') + 1;
            if (at + count <= context.Words.Count && context.Words.Join(at, count).Equals(words, StringComparison.OrdinalIgnoreCase)) return new ReadResult.Taken(scope, at + count);
        }
        return null;
    }

    public override IReadOnlyList<string> Options(ReadContext context) => ["this one", "following", "all"];
}

/// <summary>The sessions that were held with one line, and which of them a change is about.</summary>
internal static class OfSeries
{
    public static readonly ScopeArgument Scope = new() { Example = "following", Required = false, InForm = false };

    public static SeriesScope Said(Turn turn) => turn.Maybe(Scope) is SeriesScope scope ? scope : SeriesScope.One;

    /// <summary>The booking, then what stands of its series as far as was said, the earliest first; tracked.</summary>
    public static async Task<List<Booked>> Load(Turn turn, Booked own, SeriesScope scope, CancellationToken cancel)
    {
        if (own.Booking.Series is not { } series || scope == SeriesScope.One) return [own];
        var (from, now) = (scope == SeriesScope.All ? turn.Now : own.Booking.StartAt, turn.Now);
        var ids = await turn.Db.Bookings.Where(row => row.Series == series && row.StartAt >= from && row.EndAt > now && row.State != BookingState.Released && row.State != BookingState.Requested).Select(row => row.Id).ToListAsync(cancel);
        return [own, .. (await Ladder.Load(turn.Db, ids, cancel)).Where(booked => booked.Id != own.Id).OrderBy(booked => booked.Booking.StartAt)];
    }

    /// <summary>What is said after a change of one of a series: how the others follow; nothing where it stands alone.</summary>
    public static IEnumerable<Line> Others(Booked own) => own.Booking.Series is null ? [] : [new Line("It is one of a series; the others stay. Put following or all behind the line to change them too.")];
}
