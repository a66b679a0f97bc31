using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class Calendars : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CancelTerms",
                table: "Studios",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "RateFrom",
                table: "Studios",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RateUntil",
                table: "Studios",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RoundRate",
                table: "Studios",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CancelFee",
                table: "Bookings",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FeeWaivedById",
                table: "Bookings",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BoardPictures",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    Surface = table.Column<int>(nullable: false),
                    Workspace = table.Column<string>(nullable: false),
                    Channel = table.Column<string>(nullable: true),
                    ForAll = table.Column<bool>(nullable: false),
                    Thread = table.Column<string>(nullable: true),
                    ServiceUrl = table.Column<string>(nullable: true),
                    Query = table.Column<string>(nullable: false),
                    Only = table.Column<long>(nullable: true),
                    Title = table.Column<string>(nullable: false),
                    Pdf = table.Column<bool>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    AskedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardPictures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BookingRevisions",
                columns: table => new
                {
                    BookingId = table.Column<long>(nullable: false),
                    Sequence = table.Column<int>(nullable: false),
                    ChangedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookingRevisions", x => x.BookingId);
                });

            migrationBuilder.CreateTable(
                name: "PrivateLinks",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    Kind = table.Column<int>(nullable: false),
                    About = table.Column<long>(nullable: true),
                    TokenHash = table.Column<string>(nullable: false),
                    MadeAt = table.Column<long>(nullable: false),
                    ExpiresAt = table.Column<long>(nullable: true),
                    RevokedAt = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivateLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PrivateLinks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rates",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    ResourceId = table.Column<long>(nullable: false),
                    DealWithId = table.Column<long>(nullable: true),
                    Hour = table.Column<long>(nullable: true),
                    HalfDay = table.Column<long>(nullable: true),
                    Day = table.Column<long>(nullable: true),
                    DayHours = table.Column<int>(nullable: false),
                    MinimumHours = table.Column<int>(nullable: false),
                    OvertimePercent = table.Column<int>(nullable: false),
                    NightPercent = table.Column<int>(nullable: false),
                    WeekendPercent = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Rates_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BoardPictures_State_AskedAt",
                table: "BoardPictures",
                columns: new[] { "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivateLinks_PersonId_Kind",
                table: "PrivateLinks",
                columns: new[] { "PersonId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivateLinks_TokenHash",
                table: "PrivateLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rates_ResourceId_DealWithId",
                table: "Rates",
                columns: new[] { "ResourceId", "DealWithId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rates_StudioId",
                table: "Rates",
                column: "StudioId");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BoardPictures");

            migrationBuilder.DropTable(
                name: "BookingRevisions");

            migrationBuilder.DropTable(
                name: "PrivateLinks");

            migrationBuilder.DropTable(
                name: "Rates");

            migrationBuilder.DropColumn(
                name: "CancelTerms",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "RateFrom",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "RateUntil",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "RoundRate",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "CancelFee",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "FeeWaivedById",
                table: "Bookings");
        }
    }
}
