using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FirstSchool : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Schools",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SeedCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IsDemonstration = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Schools", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Faculties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Faculties", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Faculties_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Policies",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RecordedAt = table.Column<DateTime>(
                        type: "timestamp with time zone",
                        nullable: false
                    ),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Policies", x => new { x.SchoolId, x.Version });
                    table.ForeignKey(
                        name: "FK_Policies_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Pupils",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Scn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Surname = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Forename = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pupils", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Pupils_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => new { x.SchoolId, x.Name });
                    table.ForeignKey(
                        name: "FK_Sessions_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Staff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Staff", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Staff_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "VulnerabilityFacts",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    PupilId = table.Column<Guid>(type: "uuid", nullable: false),
                    Group = table.Column<byte>(type: "smallint", nullable: false),
                    RecordedAt = table.Column<DateTime>(
                        type: "timestamp with time zone",
                        nullable: false
                    ),
                    Value = table.Column<decimal>(type: "numeric", nullable: false),
                    AsAt = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_VulnerabilityFacts",
                        x => new
                        {
                            x.SchoolId,
                            x.PupilId,
                            x.Group,
                            x.RecordedAt,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_VulnerabilityFacts_Pupils_SchoolId_PupilId",
                        columns: x => new { x.SchoolId, x.PupilId },
                        principalTable: "Pupils",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Cycles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Stages = table.Column<byte>(type: "smallint", nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedAt = table.Column<DateTime>(
                        type: "timestamp with time zone",
                        nullable: true
                    ),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cycles", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Cycles_Sessions_SchoolId_Session",
                        columns: x => new { x.SchoolId, x.Session },
                        principalTable: "Sessions",
                        principalColumns: new[] { "SchoolId", "Name" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Enrolments",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PupilId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stage = table.Column<byte>(type: "smallint", nullable: false),
                    RegistrationClass = table.Column<string>(
                        type: "text",
                        nullable: false,
                        collation: "C"
                    ),
                    House = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_Enrolments",
                        x => new
                        {
                            x.SchoolId,
                            x.Session,
                            x.PupilId,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_Enrolments_Pupils_SchoolId_PupilId",
                        columns: x => new { x.SchoolId, x.PupilId },
                        principalTable: "Pupils",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Enrolments_Sessions_SchoolId_Session",
                        columns: x => new { x.SchoolId, x.Session },
                        principalTable: "Sessions",
                        principalColumns: new[] { "SchoolId", "Name" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Subjects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FacultyId = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Subjects", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Subjects_Faculties_SchoolId_FacultyId",
                        columns: x => new { x.SchoolId, x.FacultyId },
                        principalTable: "Faculties",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Subjects_Sessions_SchoolId_Session",
                        columns: x => new { x.SchoolId, x.Session },
                        principalTable: "Sessions",
                        principalColumns: new[] { "SchoolId", "Name" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Classes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Classes", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Classes_Subjects_SchoolId_SubjectId",
                        columns: x => new { x.SchoolId, x.SubjectId },
                        principalTable: "Subjects",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Reports",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    CycleId = table.Column<Guid>(type: "uuid", nullable: false),
                    PupilId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    LevelKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ClassKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Stage = table.Column<byte>(type: "smallint", nullable: false),
                    Level = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Teacher = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Effort = table.Column<byte>(type: "smallint", nullable: true),
                    Behaviour = table.Column<byte>(type: "smallint", nullable: true),
                    Homework = table.Column<byte>(type: "smallint", nullable: true),
                    WorkingGrade = table.Column<byte>(type: "smallint", nullable: true),
                    RecordedAt = table.Column<DateTime>(
                        type: "timestamp with time zone",
                        nullable: false
                    ),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_Reports",
                        x => new
                        {
                            x.SchoolId,
                            x.CycleId,
                            x.PupilId,
                            x.SubjectId,
                            x.LevelKey,
                            x.ClassKey,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_Reports_Cycles_SchoolId_CycleId",
                        columns: x => new { x.SchoolId, x.CycleId },
                        principalTable: "Cycles",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Reports_Pupils_SchoolId_PupilId",
                        columns: x => new { x.SchoolId, x.PupilId },
                        principalTable: "Pupils",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Reports_Subjects_SchoolId_SubjectId",
                        columns: x => new { x.SchoolId, x.SubjectId },
                        principalTable: "Subjects",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Roles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Post = table.Column<byte>(type: "smallint", nullable: false),
                    FacultyId = table.Column<Guid>(type: "uuid", nullable: true),
                    House = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Stages = table.Column<byte>(type: "smallint", nullable: false),
                    ClassId = table.Column<Guid>(type: "uuid", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Roles", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Roles_Classes_SchoolId_ClassId",
                        columns: x => new { x.SchoolId, x.ClassId },
                        principalTable: "Classes",
                        principalColumns: new[] { "SchoolId", "Id" }
                    );
                    table.ForeignKey(
                        name: "FK_Roles_Faculties_SchoolId_FacultyId",
                        columns: x => new { x.SchoolId, x.FacultyId },
                        principalTable: "Faculties",
                        principalColumns: new[] { "SchoolId", "Id" }
                    );
                    table.ForeignKey(
                        name: "FK_Roles_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Classes_SchoolId_Session_SubjectId_NameKey",
                table: "Classes",
                columns: new[] { "SchoolId", "Session", "SubjectId", "NameKey" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Classes_SchoolId_SubjectId",
                table: "Classes",
                columns: new[] { "SchoolId", "SubjectId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Cycles_SchoolId_Session_Order",
                table: "Cycles",
                columns: new[] { "SchoolId", "Session", "Order" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Enrolments_SchoolId_PupilId",
                table: "Enrolments",
                columns: new[] { "SchoolId", "PupilId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Faculties_SchoolId_NameKey",
                table: "Faculties",
                columns: new[] { "SchoolId", "NameKey" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Pupils_SchoolId_Scn",
                table: "Pupils",
                columns: new[] { "SchoolId", "Scn" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Reports_SchoolId_PupilId",
                table: "Reports",
                columns: new[] { "SchoolId", "PupilId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Reports_SchoolId_SubjectId",
                table: "Reports",
                columns: new[] { "SchoolId", "SubjectId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Roles_SchoolId_ClassId",
                table: "Roles",
                columns: new[] { "SchoolId", "ClassId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Roles_SchoolId_FacultyId",
                table: "Roles",
                columns: new[] { "SchoolId", "FacultyId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Roles_SchoolId_StaffId",
                table: "Roles",
                columns: new[] { "SchoolId", "StaffId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Schools_SeedCode",
                table: "Schools",
                column: "SeedCode",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Staff_SchoolId_Email",
                table: "Staff",
                columns: new[] { "SchoolId", "Email" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Subjects_SchoolId_FacultyId",
                table: "Subjects",
                columns: new[] { "SchoolId", "FacultyId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Subjects_SchoolId_Session_NameKey",
                table: "Subjects",
                columns: new[] { "SchoolId", "Session", "NameKey" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Enrolments");

            migrationBuilder.DropTable(name: "Policies");

            migrationBuilder.DropTable(name: "Reports");

            migrationBuilder.DropTable(name: "Roles");

            migrationBuilder.DropTable(name: "VulnerabilityFacts");

            migrationBuilder.DropTable(name: "Cycles");

            migrationBuilder.DropTable(name: "Classes");

            migrationBuilder.DropTable(name: "Staff");

            migrationBuilder.DropTable(name: "Pupils");

            migrationBuilder.DropTable(name: "Subjects");

            migrationBuilder.DropTable(name: "Faculties");

            migrationBuilder.DropTable(name: "Sessions");

            migrationBuilder.DropTable(name: "Schools");
        }
    }
}
