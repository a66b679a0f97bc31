using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Schedules;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Demo;

/// <summary>
/// The facility of the demo. Its dates hang on the Monday of the working week at hand, so that it looks the same whenever it is filled:
/// on Tuesday 24 November 2026 it is the world that PostBot's own documents speak of.
/// </summary>
internal sealed class DemoWorld
{
    private readonly Turn turn;
    private readonly LocalDate monday;
    private readonly DateTimeZone zone;
    private readonly Dictionary<string, Person> people = [];
    private readonly Dictionary<string, Resource> rooms = [];
    private readonly Dictionary<(string Project, string Unit), Unit> units = [];
    private readonly Dictionary<string, Project> projects = [];
    private readonly Dictionary<(long Unit, string Name), Step> steps = [];

    public DemoWorld(Turn turn)
    {
        this.turn = turn;
        zone = turn.Names.Zone;
        var today = turn.Now.InZone(zone).Date;
        monday = today.DayOfWeek >= IsoDayOfWeek.Saturday ? today.Next(IsoDayOfWeek.Monday) : today.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
    }

    public void Fill()
    {
        People();
        Rooms();
        Project("NIGHTFALL", "Nightfall, series 1", ProjectKind.Episodic, "23.976", "01:00:00:00", 3, ["101", "102", "103", "104"]);
        Project("HARBOUR", "Harbour, winter campaign", ProjectKind.Commercial, "25", "10:00:00:00", 2, ["60s", "30s", "15s"]);
        Project("SALT", "Salt", ProjectKind.Feature, "24", "01:00:00:00", 2, ["R1", "R2", "R3", "R4", "R5", "R6"]);
        Project("LUMEN", "Lumen", ProjectKind.Documentary, "25", "10:00:00:00", 2, ["R1"]);
        Teams();
        Steps();
        Bookings();
        Feedback();
        Deadlines();
    }

    private void People()
    {
        Meet("Ana", Role.Coordinator);
        Meet("Priya", Role.Supervisor);
        Meet("Ed", Role.Artist);
        Meet("Jo", Role.Artist);
        Meet("Tom", Role.Artist);
        Meet("Dana", Role.Client);
        Meet("Kim", Role.Client);
        Meet("Lee", Role.Vendor);
    }

    private void Rooms()
    {
        foreach (var (name, kind, rate) in ((string, string, long)[])
        [
            ("Color 1", "color", 180_000), ("Color 2", "color", 160_000), ("Mix A", "mix", 220_000), ("Mix B", "mix", 190_000), ("Avid 1", "edit", 60_000), ("Avid 2", "edit", 60_000),
            ("Avid 3", "edit", 60_000), ("Online 1", "online", 120_000), ("ADR", "adr", 90_000), ("VO booth", "vo", 50_000), ("Screening room", "review", 70_000), ("Pro Tools rig", "rig", 20_000),
        ])
        {
            var room = new Resource { Id = turn.NewId(), StudioId = turn.Studio.Id, Name = name, Class = kind, Zone = turn.Studio.Zone, DayRate = rate };
            rooms[name] = room;
            turn.Db.Add(room);
        }
    }

    private void Teams()
    {
        foreach (var (project, person, title) in ((string, string, string)[])
        [
            ("NIGHTFALL", "Ana", "coordinator"), ("NIGHTFALL", "Priya", "supervisor"), ("NIGHTFALL", "Ed", "editor"), ("NIGHTFALL", "Jo", "colourist"), ("NIGHTFALL", "Tom", "mixer"),
            ("NIGHTFALL", "Dana", "client"), ("NIGHTFALL", "Lee", "VFX vendor"), ("HARBOUR", "Ana", "coordinator"), ("HARBOUR", "Kim", "producer"), ("HARBOUR", "Jo", "colourist"),
            ("SALT", "Priya", "supervisor"), ("SALT", "Tom", "mixer"), ("SALT", "Jo", "colourist"),
        ])
        {
            turn.Db.Add(new TeamMember { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = projects[project].Id, PersonId = people[person].Id, Title = title });
        }
    }

    private void Steps()
    {
        Set("NIGHTFALL", "101", "edit", StepMeaning.Done, "locked", "", "Ed");
        Set("NIGHTFALL", "101", "vfx", StepMeaning.InProgress, "", "", "Lee");
        (Row("NIGHTFALL", "101", "vfx").ShotsFinal, Row("NIGHTFALL", "101", "vfx").Shots) = (31, 44);
        Set("NIGHTFALL", "101", "grade", StepMeaning.Ready, "", "", "Jo");
        Set("NIGHTFALL", "101", "sound", StepMeaning.InProgress, "editing", "", "Tom");
        Set("NIGHTFALL", "102", "edit", StepMeaning.InReview, "", "Dana has v3", "Ed");
        Set("NIGHTFALL", "103", "edit", StepMeaning.InProgress, "director's cut", "", "Ed");
        units[("NIGHTFALL", "101")].Cut = "v7";
        units[("NIGHTFALL", "102")].Cut = "v3";
        units[("NIGHTFALL", "103")].Cut = "v2";
        foreach (var spot in (string[])["60s", "30s", "15s"])
        {
            Set("HARBOUR", spot, "edit", StepMeaning.Done, "locked", "", "Ed");
            Set("HARBOUR", spot, "grade", spot == "60s" ? StepMeaning.InProgress : StepMeaning.Ready, "", "", "Jo");
        }
        foreach (var (step, owner) in ((string, string)[])[("vfx", "Lee"), ("conform", "Priya"), ("mix", "Tom"), ("clearance", "Kim"), ("delivery", "Ana")]) Set("HARBOUR", "60s", step, StepMeaning.NotStarted, "", "", owner);
        foreach (var reel in (string[])["R1", "R2", "R3", "R4", "R5", "R6"])
        {
            Set("SALT", reel, "edit", StepMeaning.Done, "locked", "", null);
            Set("SALT", reel, "conform", reel == "R6" ? StepMeaning.InProgress : StepMeaning.Done, "", reel == "R6" ? "two shots missing" : "", reel == "R6" ? "Priya" : null);
            Set("SALT", reel, "grade", StepMeaning.InProgress, "", "", "Jo");
            Set("SALT", reel, "sound", StepMeaning.InProgress, "predub", "", "Tom");
        }
        foreach (var step in turn.Names.Steps.Of(projects["LUMEN"])) Set("LUMEN", "R1", step, StepMeaning.Done, step == "delivery" ? "delivered" : "", "", null);
    }

    private void Bookings()
    {
        Book("Color 1", 3, 10, 18, "NIGHTFALL", "101", "grade", "Jo", firm: false);
        Book("Color 1", 3, 10, 18, "SALT", "R3", "grade", "Priya", firm: false);
        Book("Color 2", 3, 14, 18, "HARBOUR", "60s", "grade", "Kim", firm: true);
        Book("Color 1", 4, 10, 18, "HARBOUR", "30s", "grade", "Kim", firm: true);
        Book("Online 1", 1, 16, 18, "HARBOUR", "60s", "conform", "Priya", firm: true);
        Book("Mix B", 1, 14, 18, "HARBOUR", "60s", "mix", "Kim", firm: true);
        Book("Mix A", 9, 10, 18, "NIGHTFALL", "101", "mix", "Ana", firm: true);
        for (var week = 0; week < 6; week++)
        {
            for (var day = 0; day < 5; day++)
            {
                Book("Avid 3", (week * 7) + day, 9, 18, "NIGHTFALL", week < 2 ? "103" : "104", "edit", "Ed", firm: true);
                if (week is 2 or 3) Book("Mix B", (week * 7) + day, 10, 19, "SALT", $"R{day + 1}", "mix", "Priya", firm: true);
                if (day is 1 or 3) Book("Online 1", (week * 7) + day, 10, 16, "NIGHTFALL", "101", "conform", "Ana", firm: week == 0);
            }
        }
        Book("ADR", 8, 11, 15, "NIGHTFALL", "102", "sound", "Tom", firm: false);
        Book("Screening room", 3, 16, 18, "NIGHTFALL", "102", null, "Priya", firm: true);
    }

    private void Feedback()
    {
        var first = Open("NIGHTFALL", "101", "v7", 1, -10, "Dana", closed: true);
        Note(first, "Dana", "01:02:10:05", 130 * 24, "trim the pause", NoteState.Verified);
        var round = Open("NIGHTFALL", "102", "v3", 2, -2, "Dana", closed: false);
        foreach (var (at, second, words, state) in ((string, int, string, NoteState)[])
        [
            ("01:02:10:05", 130, "trim the pause before he answers", NoteState.Open), ("01:04:00:00", 240, "logo must be on longer", NoteState.Addressed),
            ("01:07:31:00", 451, "music too loud under \"we never knew\"", NoteState.Open), ("01:12:02:10", 722, "can we see her face sooner", NoteState.Open),
            ("01:21:04:10", 1264, "boom in shot, top left", NoteState.Addressed), ("01:30:00:00", 1800, "hold the last shot", NoteState.Open),
        ]) Note(round, "Dana", at, second * 24, words, state);
        var spot = Open("HARBOUR", "60s", "v5", 1, -1, "Kim", closed: false);
        Note(spot, "Kim", null, null, "end card is the old one", NoteState.Open);
    }

    private void Deadlines()
    {
        Due("NIGHTFALL", "102", "picture lock", At(4, 18), "Ed");
        Due("NIGHTFALL", "101", "vfx finals", At(23, 18), "Lee", contract: At(21, 18));
        Due("NIGHTFALL", "101", "delivery", At(56, 18), "Ana");
        Due("HARBOUR", "60s", "master redelivery", At(2, 12), "Ana");
        Due("SALT", "R6", "conform", At(-3, 18), "Priya");
        Due("SALT", null, "mix playback", At(18, 18), "Tom");
    }

    private void Meet(string name, Role role)
    {
        var known = turn.Names.People.FirstOrDefault(person => person.Name == name);
        if (known is not null)
        {
            people[name] = known;
            return;
        }
        var person = new Person { Id = turn.NewId(), StudioId = turn.Studio.Id, Name = name, Role = role };
        people[name] = person;
        turn.Db.Add(person);
        turn.Db.Add(new Identity
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            PersonId = person.Id,
            Surface = Surface.Local,
            Workspace = LocalRoom.Workspace,
            ExternalId = name.ToLowerInvariant(),
            SeenAt = turn.Now,
        });
    }

    private void Project(string code, string title, ProjectKind kind, string rate, string start, int rounds, string[] codes)
    {
        var project = new Project { Id = turn.NewId(), StudioId = turn.Studio.Id, Code = code, Title = title, Kind = kind, FrameRate = rate, StartTimecode = start, Zone = turn.Studio.Zone, RoundsIncluded = rounds };
        projects[code] = project;
        turn.Db.Add(project);
        foreach (var (unitCode, order) in codes.Select((unitCode, order) => (unitCode, order)))
        {
            var unit = new Unit { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = project.Id, Code = unitCode, SortOrder = order };
            units[(code, unitCode)] = unit;
            turn.Db.Add(unit);
            foreach (var (name, index) in turn.Names.Steps.Of(project).Select((name, index) => (name, index)))
            {
                var row = new Step { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = project.Id, UnitId = unit.Id, Name = name, SortOrder = index, Word = "", Remark = "" };
                steps[(unit.Id, name)] = row;
                turn.Db.Add(row);
            }
        }
    }

    private void Set(string project, string unit, string step, StepMeaning meaning, string word, string remark, string? owner)
    {
        var row = Row(project, unit, step);
        (row.Meaning, row.Word, row.Remark, row.OwnerId) = (meaning, word, remark, owner is null ? null : people[owner].Id);
    }

    private Step Row(string project, string unit, string step) => steps[(units[(project, unit)].Id, step)];

    private void Book(string room, int day, int from, int until, string project, string unit, string? step, string holder, bool firm)
    {
        var (start, end) = (At(day, from), At(day, until));
        if (end <= turn.Now) return;
        var booking = new Booking
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('B'),
            ProjectId = projects[project].Id,
            UnitId = units[(project, unit)].Id,
            Step = step,
            StartAt = start,
            EndAt = end,
            State = firm ? BookingState.Confirmed : BookingState.Held,
            HeldById = people[holder].Id,
            HeldAt = turn.Now,
            ConfirmedById = firm ? people["Ana"].Id : null,
            Remark = "",
        };
        turn.Db.Add(booking);
        turn.Db.Add(new Claim { Id = turn.NewId(), StudioId = turn.Studio.Id, BookingId = booking.Id, ResourceId = rooms[room].Id, StartAt = start, EndAt = end, State = booking.State, HeldAt = turn.Now });
    }

    private Round Open(string project, string unit, string version, int ordinal, int day, string reviewer, bool closed)
    {
        var round = new Round
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('F'),
            ProjectId = projects[project].Id,
            UnitId = units[(project, unit)].Id,
            Version = version,
            Ordinal = ordinal,
            DueAt = At(3, 17),
            State = closed ? RoundState.Closed : RoundState.Open,
            OpenedById = people["Ana"].Id,
            OpenedAt = At(day, 10),
        };
        turn.Db.Add(round);
        turn.Db.Add(new Reviewer { Id = turn.NewId(), StudioId = turn.Studio.Id, RoundId = round.Id, PersonId = people[reviewer].Id, Name = reviewer, IsLead = true, IsApprover = true, State = closed ? ReviewerState.NotesIn : ReviewerState.Asked, AnsweredAt = closed ? At(day, 16) : null });
        return round;
    }

    private void Note(Round round, string author, string? at, long? frame, string words, NoteState state) => turn.Db.Add(new Note
    {
        Id = turn.NewId(),
        StudioId = turn.Studio.Id,
        Number = turn.NextNumber('N'),
        RoundId = round.Id,
        AuthorId = people[author].Id,
        Words = words,
        At = at,
        Frame = frame,
        Frames = frame is null ? null : 1,
        State = state,
        WrittenAt = turn.Now,
    });

    private void Due(string project, string? unit, string title, Instant dueAt, string owner, Instant? contract = null)
    {
        var deadline = new Deadline
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('D'),
            ProjectId = projects[project].Id,
            UnitId = unit is null ? null : units[(project, unit)].Id,
            Title = title,
            DueAt = dueAt,
            ContractAt = contract,
            OwnerId = people[owner].Id,
            SetById = people["Ana"].Id,
        };
        turn.Db.Add(deadline);
        var hours = Moments.Hours(turn.Studio, turn.Names.Week, zone);
        turn.Db.AddRange(Nudging.Rows(turn.NewId, deadline, hours, turn.Now));
    }

    /// <summary>Days after the anchor Monday (negative before it), on the studio's clock.</summary>
    private Instant At(int day, int hour) => monday.PlusDays(day).At(new LocalTime(hour, 0)).InZoneLeniently(zone).ToInstant();
}
