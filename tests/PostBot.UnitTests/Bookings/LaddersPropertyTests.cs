using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PostBot.Domain.Bookings;

namespace PostBot.UnitTests.Bookings;

/// <summary>
/// The ladders against a model that knows only a grid of quarter days: whatever any number of people do in any order, the two agree on who is where,
/// nothing confirmed overlaps, and whoever comes to be first is told so exactly once.
/// </summary>
public sealed class LaddersPropertyTests
{
    private const int Rooms = 3;
    private const int Cells = 12;

    private static readonly Instant monday = Instant.FromUtc(2026, 11, 23, 0, 0);

    private static readonly Verb[] verbs = [Verb.Hold, Verb.Hold, Verb.Hold, Verb.Wait, Verb.Confirm, Verb.Confirm, Verb.Release, Verb.Bump, Verb.Move, Verb.MoveSeries, Verb.Extend, Verb.Swap, Verb.Challenge, Verb.Lapse, Verb.Ready, Verb.Expire];

    private enum Verb
    {
        Hold,
        Wait,
        Confirm,
        Release,
        Bump,
        Move,
        MoveSeries,
        Extend,
        Swap,
        Challenge,
        Lapse,
        Ready,
        Expire,
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whatever_people_do_the_ladders_stay_right(bool lowerHoldsWait)
    {
        var step =
            from verb in Gen.Elements(verbs)
            from person in Gen.Choose(1, 6)
            from one in Gen.Choose(0, 11)
            from other in Gen.Choose(0, 11)
            from rooms in Gen.Choose(1, (1 << Rooms) - 1)
            from cell in Gen.Choose(0, Cells - 1)
            from length in Gen.Choose(1, 5)
            from option in Gen.Choose(0, 8)
            select new Said(verb, person, one, other, rooms, cell, length, option);
        Prop.ForAll(Arb.From(Gen.ListOf(step)), said => new Run(lowerHoldsWait).Of(said)).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithStartSize(20).WithEndSize(70));
    }

    private sealed record Said(Verb Verb, int Person, int One, int Other, int RoomMask, int Cell, int Length, int Option);

    /// <summary>One evening's worth of commands.</summary>
    private sealed class Run(bool lowerHoldsWait)
    {
        private readonly List<Booked> bookings = [];
        private int clock;

        public bool Of(IEnumerable<Said> lines)
        {
            foreach (var said in lines)
            {
                clock++;
                var before = bookings.ToDictionary(booked => booked.Id, IsFirst);
                var waited = bookings.Where(booked => booked.Booking.State == BookingState.Waitlisted).Select(booked => booked.Id).ToHashSet();
                var (actor, step) = Do(said);
                Consistent(said);
                if (step is not null) Announced(said, before, waited, actor, step);
            }
            return true;
        }

        private (long? Actor, LadderStep? Step) Do(Said said)
        {
            var ladders = new Ladders(bookings, lowerHoldsWait);
            if (said.Verb is Verb.Hold or Verb.Wait)
            {
                var made = Make(said);
                var joined = ladders.Join(made, mayWait: said.Verb == Verb.Wait);
                if (joined.Refusal is null && made.Booking.State != BookingState.Released) bookings.Add(made);
                return (made.Id, joined);
            }
            if (bookings.Count == 0) return (null, null);
            var one = bookings[said.One % bookings.Count];
            var other = bookings[said.Other % bookings.Count];
            switch (said.Verb)
            {
                case Verb.Confirm: return (one.Id, ladders.Confirm(one, said.Person));
                case Verb.Release: return (one.Id, ladders.Release(one));
                case Verb.Bump: return (one.Id, ladders.Bump(one, Now));
                case Verb.Move: return (one.Id, ladders.Move([To(one, said.Cell, said.Length)], Now));
                case Verb.MoveSeries: return MoveSeries(ladders, one, said.Cell - (Cells / 2));
                case Verb.Extend: return (one.Id, ladders.Move([new Relocation(one, new Slot(one.Booking.StartAt, one.Booking.EndAt + Cell), [.. one.Claims.Select(claim => (claim.ResourceId, new Slot(claim.StartAt, claim.EndAt + Cell)))])], Now, keepsPlace: true));
                case Verb.Expire: return one.Booking.State == BookingState.Held ? (one.Id, ladders.Release(one)) : (null, null);
                case Verb.Challenge:
                    Asked(ladders, one);
                    return (null, null);
                case Verb.Swap: return one.Claims.Count == other.Claims.Count && one.Id != other.Id ? (one.Id, ladders.Swap(one, other)) : (null, null);
                case Verb.Lapse:
                    var (winner, step) = ladders.Lapse(one, Now, confirms: said.Option % 2 == 0);
                    if (winner is not null) Assert.Single(step.News, news => news.Who.Id == winner.Id);
                    // What the winner hears of a lapse is its own news; the rest is told as after any step.
                    return (winner?.Id, step with { News = [.. step.News.Where(news => news.Who.Id != winner?.Id)] });
                default:
                    one.Booking.ReadyById = said.Person;
                    return (null, null);
            }
        }

        /// <summary>All of a series move by as many cells, or none of it does.</summary>
        private (long? Actor, LadderStep Step) MoveSeries(Ladders ladders, Booked one, int shift)
        {
            var series = bookings.Where(booked => booked.Id == one.Id || (one.Booking.Series is not null && booked.Booking.Series == one.Booking.Series && booked.Stands)).ToList();
            var first = series.Min(booked => booked.Booking.StartAt) + (Cell * shift);
            var last = series.Max(booked => booked.Booking.EndAt) + (Cell * shift);
            if (first < monday || last > monday + (Cell * Cells * 4)) shift = 0;
            var wanted = series.ConvertAll(booked => new Slot(booked.Booking.StartAt + (Cell * shift), booked.Booking.EndAt + (Cell * shift)));
            var was = series.ConvertAll(booked => booked.Booking.Slot);
            var step = ladders.Move([.. series.Zip(wanted).Select(pair => new Relocation(pair.First, pair.Second, [.. pair.First.Claims.Select(claim => (claim.ResourceId, pair.Second))]))], Now);
            Assert.Equal(step.Refusal is null ? wanted : was, series.ConvertAll(booked => booked.Booking.Slot));
            return (series[0].Id, step);
        }

        /// <summary>Exactly the older holds that touch it, in rank order; nobody where there is nobody to ask.</summary>
        private void Asked(Ladders ladders, Booked one)
        {
            var (refusal, asked) = ladders.Challenge(one);
            if (one.Booking.State != BookingState.Held) Assert.NotNull(refusal);
            else
            {
                var ahead = bookings.Where(other => other.Id != one.Id && other.Booking.State == BookingState.Held && other.Clashes(one) && other.Booking.HeldAt < one.Booking.HeldAt).OrderBy(other => other.Booking.HeldAt).Select(other => other.Id).ToList();
                Assert.Equal(ahead.Count == 0 ? LadderRefusal.IsFirst : null, refusal);
                Assert.Equal(ahead, asked.Select(other => other.Id));
            }
        }

        private static Relocation To(Booked one, int cell, int length) => new(one, At(cell, length), [.. one.Claims.Select(claim => (claim.ResourceId, At(cell, length)))]);

        private static Duration Cell => Duration.FromHours(6);

        private Instant Now => monday - Duration.FromDays(1) + Duration.FromSeconds(clock);

        private static Slot At(int cell, int length) => new(monday + (Cell * cell), monday + (Cell * (cell + length)));

        private Booked Make(Said said)
        {
            var id = clock;
            var slot = At(said.Cell, said.Length);
            var booking = new Booking
            {
                Id = id,
                StudioId = 1,
                Number = id,
                ProjectId = 1,
                StartAt = slot.Start,
                EndAt = slot.End,
                State = BookingState.Held,
                HeldById = said.Person,
                HeldAt = Now,
                Remark = "",
                OptionGroup = said.Option < 3 ? said.Option : null,
                Series = said.One < 6 ? said.One % 3 : null,
            };
            return new Booked(booking, [.. Enumerable.Range(0, Rooms).Where(room => (said.RoomMask & (1 << room)) != 0)
                .Select(room => new Claim { Id = (id * 10) + room, StudioId = 1, BookingId = id, ResourceId = room, StartAt = slot.Start, EndAt = slot.End, State = BookingState.Held, HeldAt = Now })]);
        }

        private void Consistent(Said said)
        {
            var ladders = new Ladders(bookings);
            for (var room = 0; room < Rooms; room++)
            {
                for (var cell = 0; cell < Cells * 4; cell++)
                {
                    var there = Standing(room, cell).ToList();
                    Assert.True(there.Count(booked => booked.Booking.State == BookingState.Confirmed) <= 1, $"{said}: two confirmed at once");
                    if (there.Exists(booked => booked.Booking.State == BookingState.Confirmed)) Assert.DoesNotContain(there, booked => booked.Booking.State == BookingState.Held);
                    Dense(there, room, cell);
                }
            }
            foreach (var booked in bookings)
            {
                Assert.All(booked.Claims, claim => Assert.Equal(booked.Booking.State, claim.State));
                if (booked.Booking.State == BookingState.Held) Assert.Equal(Rank(booked), ladders.Rank(booked).Rank);
                if (booked.Booking.State == BookingState.Waitlisted) Assert.Null(ladders.Rank(booked).Rank);
            }
            Assert.All(bookings.Where(booked => booked.Booking.OptionGroup is not null && booked.Booking.State == BookingState.Confirmed).GroupBy(booked => booked.Booking.OptionGroup), group => Assert.Single(group));
        }

        /// <summary>At every moment those who hold a room stand 1, 2, 3 … without a gap.</summary>
        private static void Dense(List<Booked> there, int room, int cell)
        {
            if (there.Count < 2) return;
            var line = there.Where(booked => booked.Booking.State == BookingState.Held).Select(booked => booked.Claims.First(claim => claim.ResourceId == room)).Select(claim => new Rung(claim.BookingId, At(cell, 1), claim.State, claim.HeldAt, claim.Id)).ToList();
            Assert.Equal(Enumerable.Range(1, line.Count), line.Select(rung => HoldLadder.Rank(rung, line) ?? 0).Order());
        }

        /// <summary>Exactly those who were not first and now are, each once, the one who acted left out.</summary>
        private void Announced(Said said, Dictionary<long, bool> before, HashSet<long> waited, long? actor, LadderStep step)
        {
            if (step.Refusal is not null) Assert.Empty(step.News);
            var promoted = bookings.Where(booked => booked.Id != actor && before.TryGetValue(booked.Id, out var first) && !first && IsFirst(booked)).Select(booked => booked.Id).Order();
            var announced = step.News.Where(news => news.What == LadderTurn.First).Select(news => news.Who.Id).Order();
            Assert.True(promoted.SequenceEqual(announced), $"{said}: first now {string.Join(',', promoted)}, told {string.Join(',', announced)}");
            var waiting = bookings.Where(booked => booked.Id != actor && booked.Booking.State == BookingState.Waitlisted && !waited.Contains(booked.Id) && before.ContainsKey(booked.Id)).Select(booked => booked.Id).Order();
            Assert.Equal(waiting, step.News.Where(news => news.What == LadderTurn.Waits).Select(news => news.Who.Id).Order());
            Assert.Equal(step.News.Count, step.News.Select(news => news.Who.Id).Distinct().Count());
        }

        private IEnumerable<Booked> Standing(int room, int cell) => bookings.Where(booked => booked.Stands && booked.Claims.Any(claim => claim.ResourceId == room && claim.StartAt <= monday + (Cell * cell) && monday + (Cell * cell) < claim.EndAt));

        /// <summary>The worst place in any line, looked at cell by cell: at each, those who hold it stand 1, 2, 3 … by age.</summary>
        private int Rank(Booked own)
        {
            var worst = 0;
            foreach (var claim in own.Claims)
            {
                for (var cell = 0; cell < Cells * 4; cell++)
                {
                    var line = Standing((int)claim.ResourceId, cell).Where(booked => booked.Booking.State == BookingState.Held).OrderBy(booked => booked.Booking.HeldAt).ThenBy(booked => booked.Claims.First(one => one.ResourceId == claim.ResourceId).Id).ToList();
                    worst = Math.Max(worst, line.FindIndex(booked => booked.Id == own.Id) + 1);
                }
            }
            return worst;
        }

        private bool IsFirst(Booked booked) => booked.Booking.State == BookingState.Held && Rank(booked) == 1;
    }
}
