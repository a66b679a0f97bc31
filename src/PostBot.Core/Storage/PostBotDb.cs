using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Jobs;
using PostBot.Domain.Bookings;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Rates;
using PostBot.Domain.Schedules;
using PostBot.Domain.Shots;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Storage;

/// <summary>Everything PostBot remembers. Instants are stored as Unix milliseconds; ids are chosen by <see cref="Writer"/>.</summary>
internal sealed class PostBotDb(DbContextOptions<PostBotDb> options) : DbContext(options)
{
    public DbSet<Studio> Studios => Set<Studio>();

    public DbSet<Workspace> Workspaces => Set<Workspace>();

    public DbSet<Installed> Installed => Set<Installed>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Identity> Identities => Set<Identity>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<Channel> Channels => Set<Channel>();

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Step> Steps => Set<Step>();

    public DbSet<StepChange> StepChanges => Set<StepChange>();

    public DbSet<StudioTemplate> StudioTemplates => Set<StudioTemplate>();

    public DbSet<Cut> Cuts => Set<Cut>();

    public DbSet<Turnover> Turnovers => Set<Turnover>();

    public DbSet<TurnoverItem> TurnoverItems => Set<TurnoverItem>();

    public DbSet<Shot> Shots => Set<Shot>();

    public DbSet<Resource> Resources => Set<Resource>();

    public DbSet<Booking> Bookings => Set<Booking>();

    public DbSet<Claim> Claims => Set<Claim>();

    public DbSet<Invitee> Invitees => Set<Invitee>();

    public DbSet<HoldClock> HoldClocks => Set<HoldClock>();

    public DbSet<DownTime> DownTimes => Set<DownTime>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Reviewer> Reviewers => Set<Reviewer>();

    public DbSet<NoteReply> NoteReplies => Set<NoteReply>();

    public DbSet<Deadline> Deadlines => Set<Deadline>();

    public DbSet<Nudge> Nudges => Set<Nudge>();

    public DbSet<Holiday> Holidays => Set<Holiday>();

    public DbSet<Slip> Slips => Set<Slip>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<PersonalHours> PersonalHours => Set<PersonalHours>();

    public DbSet<WeeklyReport> WeeklyReports => Set<WeeklyReport>();

    public DbSet<RoundWatch> RoundWatches => Set<RoundWatch>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Broadcast> Broadcasts => Set<Broadcast>();

    public DbSet<Recipient> Recipients => Set<Recipient>();

    public DbSet<Request> Requests => Set<Request>();

    public DbSet<Cover> Covers => Set<Cover>();

    public DbSet<ConnectCode> ConnectCodes => Set<ConnectCode>();

    public DbSet<WrongCode> WrongCodes => Set<WrongCode>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<Look> Looks => Set<Look>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<Press> Presses => Set<Press>();

    public DbSet<StoredDelivery> Deliveries => Set<StoredDelivery>();

    public DbSet<Outgoing> Outbox => Set<Outgoing>();

    public DbSet<LocalMessage> LocalMessages => Set<LocalMessage>();

    public DbSet<KeptFile> KeptFiles => Set<KeptFile>();

    public DbSet<Rate> Rates => Set<Rate>();

    public DbSet<PrivateLink> PrivateLinks => Set<PrivateLink>();

    public DbSet<BookingRevision> BookingRevisions => Set<BookingRevision>();

    public DbSet<BoardPicture> BoardPictures => Set<BoardPicture>();

    public DbSet<Counter> Counters => Set<Counter>();

    public DbSet<Setting> Settings => Set<Setting>();

    /// <summary>The clock by which changes are stamped; null where nothing is changed.</summary>
    public Clock? Clock { get; set; }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Looked for once, not at every question about what changed.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            if (Clock is not null)
            {
                await Revisions.Note(this, Clock.Now, cancellationToken);
                await Watching.Note(this, Clock.Now, cancellationToken);
            }
            await BulkRows.DeleteMany(this, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantAsMilliseconds>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<DateAsNumber>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => Shape.Describe(modelBuilder);
}
