using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class Initial : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    At = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    Surface = table.Column<int>(nullable: false),
                    Line = table.Column<string>(nullable: false),
                    Verb = table.Column<string>(nullable: false),
                    Subject = table.Column<string>(nullable: true),
                    ProjectId = table.Column<long>(nullable: true),
                    Changes = table.Column<string>(nullable: false),
                    ToldPeople = table.Column<bool>(nullable: false),
                    UndoneById = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConnectCodes",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    Hash = table.Column<string>(nullable: false),
                    ExpiresAt = table.Column<long>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    ClaimedById = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConnectCodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Counters",
                columns: table => new
                {
                    StudioId = table.Column<long>(nullable: false),
                    Name = table.Column<string>(nullable: false),
                    Next = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counters", x => new { x.StudioId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "Deliveries",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    Key = table.Column<string>(nullable: false),
                    Surface = table.Column<int>(nullable: false),
                    Workspace = table.Column<string>(nullable: false),
                    Kind = table.Column<string>(nullable: false),
                    Body = table.Column<string>(nullable: false),
                    At = table.Column<long>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    Error = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Holidays",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Date = table.Column<long>(nullable: false),
                    Name = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holidays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeptFiles",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    Name = table.Column<string>(nullable: false),
                    Size = table.Column<long>(nullable: false),
                    Bytes = table.Column<byte[]>(nullable: false),
                    Secret = table.Column<string>(nullable: true),
                    At = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LocalMessages",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    Seq = table.Column<long>(nullable: false),
                    Channel = table.Column<string>(nullable: false),
                    Thread = table.Column<string>(nullable: true),
                    From = table.Column<string>(nullable: true),
                    OnlyFor = table.Column<string>(nullable: true),
                    At = table.Column<long>(nullable: false),
                    Edited = table.Column<bool>(nullable: false),
                    Text = table.Column<string>(nullable: false),
                    Card = table.Column<string>(nullable: true),
                    Files = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LocalMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Surface = table.Column<int>(nullable: false),
                    Workspace = table.Column<string>(nullable: false),
                    Kind = table.Column<int>(nullable: false),
                    Destination = table.Column<string>(nullable: false),
                    Channel = table.Column<string>(nullable: true),
                    Thread = table.Column<string>(nullable: true),
                    PersonId = table.Column<long>(nullable: true),
                    Target = table.Column<long>(nullable: true),
                    MessageId = table.Column<string>(nullable: true),
                    ServiceUrl = table.Column<string>(nullable: true),
                    ResponseUrl = table.Column<string>(nullable: true),
                    Card = table.Column<string>(nullable: false),
                    Subject = table.Column<string>(nullable: true),
                    Face = table.Column<string>(nullable: true),
                    IsRedraw = table.Column<bool>(nullable: false),
                    RecipientId = table.Column<long>(nullable: true),
                    State = table.Column<int>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    QueuedAt = table.Column<long>(nullable: false),
                    NextAt = table.Column<long>(nullable: false),
                    SentAt = table.Column<long>(nullable: true),
                    Error = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Name = table.Column<string>(nullable: false),
                    Role = table.Column<int>(nullable: false),
                    RoleGiven = table.Column<bool>(nullable: false),
                    Zone = table.Column<string>(nullable: true),
                    Email = table.Column<string>(nullable: true),
                    Archived = table.Column<bool>(nullable: false),
                    MergedIntoId = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Projects",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Code = table.Column<string>(nullable: false),
                    Title = table.Column<string>(nullable: false),
                    Kind = table.Column<int>(nullable: false),
                    FrameRate = table.Column<string>(nullable: false),
                    StartTimecode = table.Column<string>(nullable: false),
                    Zone = table.Column<string>(nullable: false),
                    RoundsIncluded = table.Column<int>(nullable: false),
                    Steps = table.Column<string>(nullable: true),
                    Archived = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Projects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Receipts",
                columns: table => new
                {
                    Key = table.Column<string>(nullable: false),
                    At = table.Column<long>(nullable: false),
                    Answer = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Receipts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Resources",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Name = table.Column<string>(nullable: false),
                    Aliases = table.Column<string>(nullable: false),
                    Class = table.Column<string>(nullable: false),
                    Zone = table.Column<string>(nullable: false),
                    DayRate = table.Column<long>(nullable: true),
                    Archived = table.Column<bool>(nullable: false),
                    PersonId = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Resources", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Settings",
                columns: table => new
                {
                    Name = table.Column<string>(nullable: false),
                    Value = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settings", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Studios",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    Name = table.Column<string>(nullable: false),
                    Zone = table.Column<string>(nullable: false),
                    Currency = table.Column<string>(nullable: false),
                    DayStart = table.Column<int>(nullable: false),
                    DayEnd = table.Column<int>(nullable: false),
                    WorkingDays = table.Column<int>(nullable: false),
                    QuietFrom = table.Column<int>(nullable: true),
                    QuietUntil = table.Column<int>(nullable: true),
                    DateOrder = table.Column<int>(nullable: false),
                    RecipientsBeforeSecond = table.Column<int>(nullable: false),
                    NewMemberRole = table.Column<int>(nullable: false),
                    ChallengeDays = table.Column<int>(nullable: false),
                    ChallengeCount = table.Column<int>(nullable: false),
                    CancelWindowHours = table.Column<int>(nullable: false),
                    LowerHoldsWait = table.Column<bool>(nullable: false),
                    LapseConfirms = table.Column<bool>(nullable: false),
                    ClientHoldsAsk = table.Column<bool>(nullable: false),
                    RestHours = table.Column<int>(nullable: false),
                    NamesVersion = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Studios", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudioTemplates",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Kind = table.Column<int>(nullable: false),
                    Json = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudioTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WrongCodes",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    At = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrongCodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Covers",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    DeputyId = table.Column<long>(nullable: false),
                    StartAt = table.Column<long>(nullable: false),
                    EndAt = table.Column<long>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    AskedById = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Covers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Covers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Identities",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    Surface = table.Column<int>(nullable: false),
                    Workspace = table.Column<string>(nullable: false),
                    ExternalId = table.Column<string>(nullable: false),
                    MentionId = table.Column<string>(nullable: true),
                    DirectChannel = table.Column<string>(nullable: true),
                    ServiceUrl = table.Column<string>(nullable: true),
                    UnreachableWhy = table.Column<string>(nullable: true),
                    CameFromId = table.Column<long>(nullable: true),
                    SeenAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Identities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Identities_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Bookings",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Number = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    UnitId = table.Column<long>(nullable: true),
                    Step = table.Column<string>(nullable: true),
                    StartAt = table.Column<long>(nullable: false),
                    EndAt = table.Column<long>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    HeldById = table.Column<long>(nullable: false),
                    HeldAt = table.Column<long>(nullable: false),
                    ConfirmedById = table.Column<long>(nullable: true),
                    CommittedById = table.Column<long>(nullable: true),
                    CommittedAt = table.Column<long>(nullable: true),
                    Remark = table.Column<string>(nullable: false),
                    OptionGroup = table.Column<long>(nullable: true),
                    Series = table.Column<long>(nullable: true),
                    ExpiresAt = table.Column<long>(nullable: true),
                    ReadyById = table.Column<long>(nullable: true),
                    Attendance = table.Column<int>(nullable: false),
                    Cause = table.Column<int>(nullable: false),
                    CheckedInAt = table.Column<long>(nullable: true),
                    WrappedAt = table.Column<long>(nullable: true),
                    UsedFrom = table.Column<long>(nullable: true),
                    UsedUntil = table.Column<long>(nullable: true),
                    NoShow = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bookings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bookings_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Broadcasts",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Number = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    UnitId = table.Column<long>(nullable: true),
                    AuthorId = table.Column<long>(nullable: false),
                    Words = table.Column<string>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    NeedsAnswer = table.Column<bool>(nullable: false),
                    SentAt = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Broadcasts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Broadcasts_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Channels",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Surface = table.Column<int>(nullable: false),
                    Workspace = table.Column<string>(nullable: false),
                    ExternalId = table.Column<string>(nullable: false),
                    Name = table.Column<string>(nullable: true),
                    ServiceUrl = table.Column<string>(nullable: true),
                    ProjectId = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Channels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Channels_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Deadlines",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Number = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    UnitId = table.Column<long>(nullable: true),
                    Title = table.Column<string>(nullable: false),
                    DueAt = table.Column<long>(nullable: false),
                    ContractAt = table.Column<long>(nullable: true),
                    OwnerId = table.Column<long>(nullable: true),
                    State = table.Column<int>(nullable: false),
                    DoneAt = table.Column<long>(nullable: true),
                    DoneById = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deadlines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Deadlines_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Requests",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    Subject = table.Column<string>(nullable: false),
                    Verb = table.Column<string>(nullable: false),
                    Line = table.Column<string>(nullable: false),
                    AskerId = table.Column<long>(nullable: false),
                    At = table.Column<long>(nullable: false),
                    ChannelProjectId = table.Column<long>(nullable: true),
                    State = table.Column<int>(nullable: false),
                    OfferStart = table.Column<long>(nullable: true),
                    OfferEnd = table.Column<long>(nullable: true),
                    DecidedById = table.Column<long>(nullable: true),
                    Reason = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Requests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Requests_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TeamMembers",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    Title = table.Column<string>(nullable: false),
                    Role = table.Column<int>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TeamMembers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TeamMembers_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Units",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    Code = table.Column<string>(nullable: false),
                    SortOrder = table.Column<int>(nullable: false),
                    Cut = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Units", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Units_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DownTimes",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    ResourceId = table.Column<long>(nullable: false),
                    StartAt = table.Column<long>(nullable: false),
                    EndAt = table.Column<long>(nullable: false),
                    Reason = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DownTimes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DownTimes_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Workspaces",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Surface = table.Column<int>(nullable: false),
                    ExternalId = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Workspaces", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Workspaces_Studios_StudioId",
                        column: x => x.StudioId,
                        principalTable: "Studios",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Claims",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    BookingId = table.Column<long>(nullable: false),
                    ResourceId = table.Column<long>(nullable: false),
                    StartAt = table.Column<long>(nullable: false),
                    EndAt = table.Column<long>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    HeldAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Claims_Bookings_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Bookings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Claims_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HoldClocks",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    BookingId = table.Column<long>(nullable: false),
                    Kind = table.Column<int>(nullable: false),
                    StartedAt = table.Column<long>(nullable: false),
                    EndsAt = table.Column<long>(nullable: false),
                    NextAt = table.Column<long>(nullable: false),
                    State = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HoldClocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HoldClocks_Bookings_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Bookings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invitees",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    BookingId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invitees_Bookings_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Bookings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invitees_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Recipients",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    BroadcastId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    Remark = table.Column<string>(nullable: false),
                    AnsweredAt = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recipients", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Recipients_Broadcasts_BroadcastId",
                        column: x => x.BroadcastId,
                        principalTable: "Broadcasts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recipients_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Nudges",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    DeadlineId = table.Column<long>(nullable: false),
                    Step = table.Column<string>(nullable: false),
                    FireAt = table.Column<long>(nullable: false),
                    State = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Nudges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Nudges_Deadlines_DeadlineId",
                        column: x => x.DeadlineId,
                        principalTable: "Deadlines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Cuts",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    UnitId = table.Column<long>(nullable: false),
                    Version = table.Column<string>(nullable: false),
                    Label = table.Column<string>(nullable: false),
                    Link = table.Column<string>(nullable: true),
                    At = table.Column<long>(nullable: false),
                    ById = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cuts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Cuts_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rounds",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Number = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    UnitId = table.Column<long>(nullable: false),
                    Version = table.Column<string>(nullable: false),
                    Ordinal = table.Column<int>(nullable: false),
                    DueAt = table.Column<long>(nullable: true),
                    FirstDueAt = table.Column<long>(nullable: true),
                    NotesInAt = table.Column<long>(nullable: true),
                    OwedBy = table.Column<string>(nullable: true),
                    Timecode = table.Column<string>(nullable: true),
                    Link = table.Column<string>(nullable: true),
                    State = table.Column<int>(nullable: false),
                    OpenedById = table.Column<long>(nullable: false),
                    OpenedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Rounds_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Shots",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    UnitId = table.Column<long>(nullable: false),
                    Code = table.Column<string>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    Vendor = table.Column<string>(nullable: false),
                    DueAt = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Shots_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Steps",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    UnitId = table.Column<long>(nullable: false),
                    Name = table.Column<string>(nullable: false),
                    SortOrder = table.Column<int>(nullable: false),
                    Meaning = table.Column<int>(nullable: false),
                    Word = table.Column<string>(nullable: false),
                    Remark = table.Column<string>(nullable: false),
                    OwnerId = table.Column<long>(nullable: true),
                    Shots = table.Column<int>(nullable: true),
                    ShotsFinal = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Steps_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Turnovers",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Number = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    UnitId = table.Column<long>(nullable: false),
                    Version = table.Column<string>(nullable: false),
                    Recipient = table.Column<string>(nullable: false),
                    ReceiverId = table.Column<long>(nullable: true),
                    State = table.Column<int>(nullable: false),
                    MadeById = table.Column<long>(nullable: false),
                    MadeAt = table.Column<long>(nullable: false),
                    SentAt = table.Column<long>(nullable: true),
                    SentById = table.Column<long>(nullable: true),
                    ReceivedAt = table.Column<long>(nullable: true),
                    ReceivedById = table.Column<long>(nullable: true),
                    VerifiedAt = table.Column<long>(nullable: true),
                    VerifiedById = table.Column<long>(nullable: true),
                    SupersededBy = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Turnovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Turnovers_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Notes",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Number = table.Column<long>(nullable: false),
                    RoundId = table.Column<long>(nullable: false),
                    AuthorId = table.Column<long>(nullable: false),
                    AuthorName = table.Column<string>(nullable: true),
                    Words = table.Column<string>(nullable: false),
                    At = table.Column<string>(nullable: true),
                    Frame = table.Column<long>(nullable: true),
                    Frames = table.Column<long>(nullable: true),
                    OnReviewCopy = table.Column<string>(nullable: true),
                    Doubt = table.Column<string>(nullable: true),
                    LikeNumber = table.Column<long>(nullable: true),
                    Contradicts = table.Column<bool>(nullable: false),
                    Tag = table.Column<string>(nullable: true),
                    AssigneeId = table.Column<long>(nullable: true),
                    State = table.Column<int>(nullable: false),
                    AddressedIn = table.Column<string>(nullable: true),
                    DoneById = table.Column<long>(nullable: true),
                    Reason = table.Column<string>(nullable: true),
                    IsLate = table.Column<bool>(nullable: false),
                    IsInternal = table.Column<bool>(nullable: false),
                    SourceId = table.Column<string>(nullable: true),
                    WrittenAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notes_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reviewers",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    RoundId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: true),
                    Name = table.Column<string>(nullable: false),
                    IsLead = table.Column<bool>(nullable: false),
                    IsApprover = table.Column<bool>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    AnsweredAt = table.Column<long>(nullable: true),
                    ApprovedAt = table.Column<long>(nullable: true),
                    ApprovedWith = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reviewers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reviewers_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StepChanges",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    StepId = table.Column<long>(nullable: false),
                    At = table.Column<long>(nullable: false),
                    ById = table.Column<long>(nullable: false),
                    Meaning = table.Column<int>(nullable: false),
                    Word = table.Column<string>(nullable: false),
                    Remark = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StepChanges_Steps_StepId",
                        column: x => x.StepId,
                        principalTable: "Steps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TurnoverItems",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    TurnoverId = table.Column<long>(nullable: false),
                    Name = table.Column<string>(nullable: false),
                    SortOrder = table.Column<int>(nullable: false),
                    HaveAt = table.Column<long>(nullable: true),
                    HaveById = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TurnoverItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TurnoverItems_Turnovers_TurnoverId",
                        column: x => x.TurnoverId,
                        principalTable: "Turnovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NoteReplies",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    NoteId = table.Column<long>(nullable: false),
                    AuthorId = table.Column<long>(nullable: true),
                    AuthorName = table.Column<string>(nullable: false),
                    Words = table.Column<string>(nullable: false),
                    WrittenAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoteReplies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NoteReplies_Notes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "Notes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_StudioId_PersonId_Id",
                table: "Audit",
                columns: new[] { "StudioId", "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_StudioId_ProjectId_Id",
                table: "Audit",
                columns: new[] { "StudioId", "ProjectId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_StudioId_Subject_Id",
                table: "Audit",
                columns: new[] { "StudioId", "Subject", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_OptionGroup",
                table: "Bookings",
                column: "OptionGroup",
                filter: "\"OptionGroup\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_ProjectId_StartAt",
                table: "Bookings",
                columns: new[] { "ProjectId", "StartAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_Series",
                table: "Bookings",
                column: "Series",
                filter: "\"Series\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_StudioId_Number",
                table: "Bookings",
                columns: new[] { "StudioId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Broadcasts_ProjectId",
                table: "Broadcasts",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Broadcasts_StudioId_Number",
                table: "Broadcasts",
                columns: new[] { "StudioId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Channels_ProjectId",
                table: "Channels",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Channels_Surface_Workspace_ExternalId",
                table: "Channels",
                columns: new[] { "Surface", "Workspace", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Claims_BookingId",
                table: "Claims",
                column: "BookingId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_ResourceId_StartAt",
                table: "Claims",
                columns: new[] { "ResourceId", "StartAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConnectCodes_PersonId",
                table: "ConnectCodes",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ConnectCodes_StudioId_Hash",
                table: "ConnectCodes",
                columns: new[] { "StudioId", "Hash" });

            migrationBuilder.CreateIndex(
                name: "IX_Covers_PersonId",
                table: "Covers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Covers_StudioId_EndAt",
                table: "Covers",
                columns: new[] { "StudioId", "EndAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cuts_UnitId_Version",
                table: "Cuts",
                columns: new[] { "UnitId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_ProjectId_State_DueAt",
                table: "Deadlines",
                columns: new[] { "ProjectId", "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_StudioId_Number",
                table: "Deadlines",
                columns: new[] { "StudioId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Key",
                table: "Deliveries",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_State_Id",
                table: "Deliveries",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DownTimes_ResourceId_EndAt",
                table: "DownTimes",
                columns: new[] { "ResourceId", "EndAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HoldClocks_BookingId",
                table: "HoldClocks",
                column: "BookingId");

            migrationBuilder.CreateIndex(
                name: "IX_HoldClocks_State_NextAt",
                table: "HoldClocks",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Holidays_StudioId_Date",
                table: "Holidays",
                columns: new[] { "StudioId", "Date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Identities_PersonId",
                table: "Identities",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Identities_Surface_Workspace_ExternalId",
                table: "Identities",
                columns: new[] { "Surface", "Workspace", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitees_BookingId_PersonId",
                table: "Invitees",
                columns: new[] { "BookingId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitees_PersonId",
                table: "Invitees",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_LocalMessages_Seq",
                table: "LocalMessages",
                column: "Seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NoteReplies_NoteId",
                table: "NoteReplies",
                column: "NoteId");

            migrationBuilder.CreateIndex(
                name: "IX_Notes_RoundId",
                table: "Notes",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Notes_StudioId_Number",
                table: "Notes",
                columns: new[] { "StudioId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Nudges_DeadlineId",
                table: "Nudges",
                column: "DeadlineId");

            migrationBuilder.CreateIndex(
                name: "IX_Nudges_State_FireAt",
                table: "Nudges",
                columns: new[] { "State", "FireAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_NextAt",
                table: "Outbox",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_StudioId_Subject_PersonId",
                table: "Outbox",
                columns: new[] { "StudioId", "Subject", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Surface_Channel_MessageId",
                table: "Outbox",
                columns: new[] { "Surface", "Channel", "MessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Target",
                table: "Outbox",
                column: "Target",
                filter: "\"Target\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Thread_QueuedAt",
                table: "Outbox",
                columns: new[] { "Thread", "QueuedAt" },
                filter: "\"Face\" = 'history'");

            migrationBuilder.CreateIndex(
                name: "IX_People_StudioId",
                table: "People",
                column: "StudioId");

            migrationBuilder.CreateIndex(
                name: "IX_Projects_StudioId_Code",
                table: "Projects",
                columns: new[] { "StudioId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Recipients_BroadcastId_PersonId",
                table: "Recipients",
                columns: new[] { "BroadcastId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Recipients_PersonId",
                table: "Recipients",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ProjectId",
                table: "Requests",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_StudioId_State",
                table: "Requests",
                columns: new[] { "StudioId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_StudioId_Subject",
                table: "Requests",
                columns: new[] { "StudioId", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_Resources_StudioId_Name",
                table: "Resources",
                columns: new[] { "StudioId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reviewers_RoundId",
                table: "Reviewers",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_ProjectId",
                table: "Rounds",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_StudioId_Number",
                table: "Rounds",
                columns: new[] { "StudioId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_UnitId",
                table: "Rounds",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Shots_StudioId_Code",
                table: "Shots",
                columns: new[] { "StudioId", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_Shots_UnitId_Code",
                table: "Shots",
                columns: new[] { "UnitId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StepChanges_StepId_At",
                table: "StepChanges",
                columns: new[] { "StepId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Steps_ProjectId",
                table: "Steps",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Steps_UnitId_Name",
                table: "Steps",
                columns: new[] { "UnitId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudioTemplates_StudioId_Kind",
                table: "StudioTemplates",
                columns: new[] { "StudioId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TeamMembers_PersonId",
                table: "TeamMembers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_TeamMembers_ProjectId_PersonId",
                table: "TeamMembers",
                columns: new[] { "ProjectId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TurnoverItems_TurnoverId",
                table: "TurnoverItems",
                column: "TurnoverId");

            migrationBuilder.CreateIndex(
                name: "IX_Turnovers_ProjectId",
                table: "Turnovers",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Turnovers_StudioId_Number",
                table: "Turnovers",
                columns: new[] { "StudioId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Turnovers_UnitId",
                table: "Turnovers",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Units_ProjectId_Code",
                table: "Units",
                columns: new[] { "ProjectId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Workspaces_StudioId",
                table: "Workspaces",
                column: "StudioId");

            migrationBuilder.CreateIndex(
                name: "IX_Workspaces_Surface_ExternalId",
                table: "Workspaces",
                columns: new[] { "Surface", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WrongCodes_StudioId_At",
                table: "WrongCodes",
                columns: new[] { "StudioId", "At" });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "Channels");

            migrationBuilder.DropTable(
                name: "Claims");

            migrationBuilder.DropTable(
                name: "ConnectCodes");

            migrationBuilder.DropTable(
                name: "Counters");

            migrationBuilder.DropTable(
                name: "Covers");

            migrationBuilder.DropTable(
                name: "Cuts");

            migrationBuilder.DropTable(
                name: "Deliveries");

            migrationBuilder.DropTable(
                name: "DownTimes");

            migrationBuilder.DropTable(
                name: "HoldClocks");

            migrationBuilder.DropTable(
                name: "Holidays");

            migrationBuilder.DropTable(
                name: "Identities");

            migrationBuilder.DropTable(
                name: "Invitees");

            migrationBuilder.DropTable(
                name: "KeptFiles");

            migrationBuilder.DropTable(
                name: "LocalMessages");

            migrationBuilder.DropTable(
                name: "NoteReplies");

            migrationBuilder.DropTable(
                name: "Nudges");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "Receipts");

            migrationBuilder.DropTable(
                name: "Recipients");

            migrationBuilder.DropTable(
                name: "Requests");

            migrationBuilder.DropTable(
                name: "Reviewers");

            migrationBuilder.DropTable(
                name: "Settings");

            migrationBuilder.DropTable(
                name: "Shots");

            migrationBuilder.DropTable(
                name: "StepChanges");

            migrationBuilder.DropTable(
                name: "StudioTemplates");

            migrationBuilder.DropTable(
                name: "TeamMembers");

            migrationBuilder.DropTable(
                name: "TurnoverItems");

            migrationBuilder.DropTable(
                name: "Workspaces");

            migrationBuilder.DropTable(
                name: "WrongCodes");

            migrationBuilder.DropTable(
                name: "Resources");

            migrationBuilder.DropTable(
                name: "Bookings");

            migrationBuilder.DropTable(
                name: "Notes");

            migrationBuilder.DropTable(
                name: "Deadlines");

            migrationBuilder.DropTable(
                name: "Broadcasts");

            migrationBuilder.DropTable(
                name: "Steps");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Turnovers");

            migrationBuilder.DropTable(
                name: "Studios");

            migrationBuilder.DropTable(
                name: "Rounds");

            migrationBuilder.DropTable(
                name: "Units");

            migrationBuilder.DropTable(
                name: "Projects");
        }
    }
}
