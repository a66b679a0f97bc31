using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Schedules;
using PostBot.Core.Storage;
using PostBot.Domain;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.WireTests.Faults;

/// <summary>A made-up house: 60 productions, 300 people in five zones, 2,000 deadlines and 20,000 bookings in a year; the same every time.</summary>
internal sealed class YearWorld
{
    public const int Projects = 60;
    public const int People = 300;
    public const int Deadlines = 2_000;
    public const int Bookings = 20_000;
    public const int Holds = 150;

    /// <summary>The people before are coordinators.</summary>
    public const int FirstSupervisor = 3;

    private const int Rooms = 100;

    public static readonly Instant Start = Instant.FromUtc(2026, 12, 1, 8, 0);
    public static readonly Instant End = Instant.FromUtc(2027, 12, 1, 8, 0);

    public static readonly string[] Zones = ["Europe/London", "America/Los_Angeles", "America/New_York", "Asia/Tokyo", "Australia/Sydney"];

    public static readonly LocalDate[] Holidays = [new(2026, 12, 25), new(2026, 12, 28), new(2027, 1, 1), new(2027, 5, 3), new(2027, 8, 30)];

    private static readonly string[] steps = ["1d", "2d 4h", "1w", "3d 1d"];
    private static readonly LocalTime[] times = [new(12, 0), new(18, 0), new(20, 0)];

    private readonly Random random = new(2027);
    private readonly List<object> rows = [];
    private readonly Func<long> newId;
    private readonly long studio;

    public YearWorld(Func<long> newId, long studio)
    {
        (this.newId, this.studio) = (newId, studio);
        var projects = MakeProjects();
        MakePeople();
        MakeBookings(projects, MakeRooms());
        MakeDeadlines(projects);
    }

    /// <summary>Each after those it refers to.</summary>
    public IReadOnlyList<object> Rows => rows;

    public List<Owner> Owners { get; } = [];

    public List<Owed> All { get; } = [];

    private T Add<T>(T row)
        where T : class, IStudioRow
    {
        rows.Add(row);
        return row;
    }

    private List<Project> MakeProjects() => [.. Enumerable.Range(0, Projects).Select(i => Add(new Project { Id = newId(), StudioId = studio, Code = $"PROD{i:00}", Title = "", Kind = ProjectKind.Feature, FrameRate = "24", StartTimecode = "01:00:00:00", Zone = Zones[i % Zones.Length] }))];

    private void MakePeople()
    {
        for (var i = 0; i < People; i++)
        {
            var (role, zone) = (i < FirstSupervisor ? Role.Coordinator : i < 5 ? Role.Supervisor : Role.Artist, Zones[i % Zones.Length]);
            var person = Add(new Person { Id = newId(), StudioId = studio, Name = $"Person {i:000}", Role = role, RoleGiven = true, Zone = zone });
            rows.Add(new Identity { Id = newId(), StudioId = studio, PersonId = person.Id, Surface = Surface.Local, Workspace = LocalRoom.Workspace, ExternalId = $"person {i:000}", SeenAt = Start });
            var owner = new Owner(person, DateTimeZoneProviders.Tzdb[zone]);
            Owners.Add(owner);
            if (i % 6 == 5)
            {
                Add(new PersonalHours { Id = newId(), StudioId = studio, PersonId = person.Id, QuietFrom = 17 * 60, QuietUntil = 10 * 60 });
                (owner.First, owner.Last) = (new LocalTime(10, 0), new LocalTime(17, 0));
            }
            if (i % 5 != 4) continue;
            var own = Add(new Resource { Id = newId(), StudioId = studio, Name = person.Name, Class = "person", Zone = zone, PersonId = person.Id });
            var leave = Start + Duration.FromDays(random.Next(20, 340));
            Add(new DownTime { Id = newId(), StudioId = studio, ResourceId = own.Id, StartAt = leave, EndAt = leave + Duration.FromDays(random.Next(1, 12)), Reason = "leave" });
            owner.Gone.Add((leave, ((DownTime)rows[^1]).EndAt));
        }
    }

    private List<Resource> MakeRooms() => [.. Enumerable.Range(0, Rooms).Select(i => Add(new Resource { Id = newId(), StudioId = studio, Name = $"Room {i:00}", Class = "color", Zone = Zones[0] }))];

    /// <summary>Two hundred days in each room; some are attended by a client, some are holds that run out.</summary>
    private void MakeBookings(List<Project> projects, List<Resource> rooms)
    {
        for (var i = 0; i < Bookings; i++)
        {
            var (room, start) = (rooms[i % Rooms], Start + Duration.FromDays(1 + (i / Rooms)) + Duration.FromHours(2));
            var owner = Owners[5 + random.Next(People - 5)];
            var hold = i % (Bookings / Holds) == 0;
            var attended = !hold && i % 20 == 7;
            var booking = Add(new Booking
            {
                Id = newId(),
                StudioId = studio,
                Number = i + 1,
                ProjectId = projects[i % Projects].Id,
                StartAt = start,
                EndAt = start + Duration.FromHours(8),
                State = hold ? BookingState.Held : BookingState.Confirmed,
                HeldById = owner.Person.Id,
                HeldAt = Start,
                Remark = "",
                Attendance = attended ? Attendance.Attended : Attendance.Unsaid,
                CheckedInAt = attended ? start : null,
                ExpiresAt = hold ? start - Duration.FromDays(1) : null,
            });
            Add(new Claim { Id = newId(), StudioId = studio, BookingId = booking.Id, ResourceId = room.Id, StartAt = booking.StartAt, EndAt = booking.EndAt, State = booking.State, HeldAt = Start });
            if (attended) owner.Gone.Add((booking.StartAt, booking.EndAt));
            if (!hold || start < Start + Duration.FromDays(8)) continue;
            var ends = start - Duration.FromDays(1);
            Add(new HoldClock { Id = newId(), StudioId = studio, BookingId = booking.Id, Kind = HoldClockKind.Expiry, StartedAt = ends - Duration.FromDays(5), EndsAt = ends, NextAt = ends - Duration.FromDays(2) });
        }
    }

    private void MakeDeadlines(List<Project> projects)
    {
        for (var i = 0; i < Deadlines; i++)
        {
            var (project, owner) = (projects[i % Projects], Owners[5 + random.Next(People - 5)]);
            var zone = DateTimeZoneProviders.Tzdb[project.Zone];
            var due = (Start + Duration.FromDays(random.Next(20, 350))).InZone(zone).Date.At(times[random.Next(times.Length)]).InZoneLeniently(zone).ToInstant();
            var deadline = new Deadline { Id = newId(), StudioId = studio, Number = i + 1, ProjectId = project.Id, Title = $"thing {i}", DueAt = due, OwnerId = owner.Person.Id, SetById = Owners[0].Person.Id, NudgeSteps = steps[random.Next(steps.Length)] };
            Add(deadline);
            foreach (var nudge in Nudging.Rows(newId, deadline, Hours(owner), Start)) Add(nudge);
            All.Add(new Owed(deadline, owner, zone, due + Duration.FromHours(random.Next(-240, 100))));
        }
    }

    private static WorkingTime Hours(Owner owner) => new(owner.Zone, owner.First, owner.Last) { Week = WorkingWeek.MondayToFriday with { Holidays = Holidays.ToHashSet() } };
}

/// <summary>Somebody who owes things: their clock, their hours, and when they are gone or with a client.</summary>
internal sealed class Owner(Person person, DateTimeZone zone)
{
    public Person Person => person;

    public DateTimeZone Zone => zone;

    public LocalTime First { get; set; } = new(9, 0);

    public LocalTime Last { get; set; } = new(18, 0);

    public List<(Instant From, Instant Until)> Gone { get; } = [];
}

/// <param name="DoneAt">Said to be done at the first round of that week.</param>
internal sealed record Owed(Deadline Deadline, Owner Owner, DateTimeZone ProjectZone, Instant DoneAt);
